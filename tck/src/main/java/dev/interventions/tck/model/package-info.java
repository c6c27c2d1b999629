/**
 * The model-based tests: generated command sequences are run against an adapter and against a model that applies the domain's
 * rules, and a sequence on which they disagree is shrunk.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.tck.model;

import org.jspecify.annotations.NullMarked;
