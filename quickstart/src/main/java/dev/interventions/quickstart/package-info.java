/** The lifecycle of an intervention through the port: against the emulator, in memory, or against a live account. */
@NullMarked
package dev.interventions.quickstart;

import org.jspecify.annotations.NullMarked;
