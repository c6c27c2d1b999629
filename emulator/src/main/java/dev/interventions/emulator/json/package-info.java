/**
 * JSON as the API and seed files have it: parsing, the records of interventions, custom fields, and names of constants.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.json;

import org.jspecify.annotations.NullMarked;
