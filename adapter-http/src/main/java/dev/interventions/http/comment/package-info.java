/** The calls on comments: their requests, what their responses must show, and the look-ups of writes. */
@NullMarked
package dev.interventions.http.comment;

import org.jspecify.annotations.NullMarked;
