/**
 * The conformance suite for implementations of {@link dev.interventions.port.Interventions}: one contract per operation, and more
 * for what holds across them. An adapter's author writes one {@link dev.interventions.tck.InterventionsFixture} and one small
 * subclass per contract.
 */
@NullMarked
package dev.interventions.tck;

import org.jspecify.annotations.NullMarked;
