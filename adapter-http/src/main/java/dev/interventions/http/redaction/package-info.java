/** The access token, and its removal from texts and failures. */
@NullMarked
package dev.interventions.http.redaction;

import org.jspecify.annotations.NullMarked;
