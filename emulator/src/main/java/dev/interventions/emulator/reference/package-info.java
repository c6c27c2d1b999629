/** The documented operations on reference data. */
@NullMarked
package dev.interventions.emulator.reference;

import org.jspecify.annotations.NullMarked;
