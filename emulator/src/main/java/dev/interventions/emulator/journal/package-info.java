/** What the emulator reports about the requests that it received. */
@NullMarked
package dev.interventions.emulator.journal;

import org.jspecify.annotations.NullMarked;
