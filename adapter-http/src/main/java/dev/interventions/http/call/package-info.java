/** One call of a host: write, look-up, error mapping, retries and reporting. */
@NullMarked
package dev.interventions.http.call;

import org.jspecify.annotations.NullMarked;
