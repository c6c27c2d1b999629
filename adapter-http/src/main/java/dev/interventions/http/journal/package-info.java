/** The platform's journal: its requests, and what its records mean. */
@NullMarked
package dev.interventions.http.journal;

import org.jspecify.annotations.NullMarked;
