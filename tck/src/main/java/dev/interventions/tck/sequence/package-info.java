/**
 * The model-based tests: generated command sequences are run against an adapter and against the model, and a sequence on which they
 * disagree is shrunk.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.tck.sequence;

import org.jspecify.annotations.NullMarked;
