/**
 * The file in which the states of all tenants survive the process.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.persistence;

import org.jspecify.annotations.NullMarked;
