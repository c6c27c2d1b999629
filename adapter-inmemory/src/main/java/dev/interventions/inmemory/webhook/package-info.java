/** The webhooks of a world. Not exported. */
@NullMarked
package dev.interventions.inmemory.webhook;

import org.jspecify.annotations.NullMarked;
