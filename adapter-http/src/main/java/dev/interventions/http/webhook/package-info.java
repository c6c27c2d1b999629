/** The operations on webhooks: their requests, what their responses must show, and how lost ones are looked up. */
@NullMarked
package dev.interventions.http.webhook;

import org.jspecify.annotations.NullMarked;
