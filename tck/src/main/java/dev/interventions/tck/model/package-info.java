/**
 * The model: the state that a backend should have by the domain's rules, which generated sequences are compared with.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.tck.model;

import org.jspecify.annotations.NullMarked;
