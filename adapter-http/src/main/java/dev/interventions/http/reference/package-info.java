/** Reference data: whole lists, read page by page within one call. */
@NullMarked
package dev.interventions.http.reference;

import org.jspecify.annotations.NullMarked;
