/** The access token, and texts without it. */
@NullMarked
package dev.interventions.http.redaction;

import org.jspecify.annotations.NullMarked;
