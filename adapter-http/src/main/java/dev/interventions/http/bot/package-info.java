/** The calls of bots: their requests, how an acknowledgement is read, and the look-ups of lost responses. */
@NullMarked
package dev.interventions.http.bot;

import org.jspecify.annotations.NullMarked;
