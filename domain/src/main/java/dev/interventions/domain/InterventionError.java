package dev.interventions.domain;

import java.util.function.Function;

/**
 * Why an operation gave no result. The tier says what a caller may do next; the leaves say what happened and may grow, the
 * tiers are frozen.
 *
 * <ul>
 *   <li>{@link Refused}: a verdict. This call changed nothing, and the same call will be refused again until something else
 *       changes.
 *   <li>{@link Unavailable}: no verdict. This call changed nothing, so it may be tried again.
 *   <li>{@link EffectUnknown}: a write that may or may not have happened. Look before trying again.
 * </ul>
 */
public sealed interface InterventionError permits Refused, Unavailable, EffectUnknown {

    /** What went wrong, in a sentence that a person can act on. Its wording is no contract. */
    String message();

    /** The result of the function for this error's tier. */
    <T> T fold(
            Function<? super Refused, ? extends T> refused,
            Function<? super Unavailable, ? extends T> unavailable,
            Function<? super EffectUnknown, ? extends T> effectUnknown);

    /**
     * This error as an unchecked exception, for hosts that don't handle it where it occurs:
     * {@code outcome.getOrElseThrow(InterventionError::toException)}.
     *
     * @return a new exception with this error and its message, and the stack trace of this call
     */
    default InterventionException toException() {
        return new InterventionException(this);
    }
}
