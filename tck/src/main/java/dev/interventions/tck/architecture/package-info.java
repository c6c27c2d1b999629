/**
 * The architecture rules for an adapter's packages, as ArchUnit rules.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.tck.architecture;

import org.jspecify.annotations.NullMarked;
