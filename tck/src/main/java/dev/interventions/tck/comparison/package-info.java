/**
 * Expected values, and how they are compared with what an adapter returns: which differences are permitted, and how a failure
 * describes the others.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.tck.comparison;

import org.jspecify.annotations.NullMarked;
