package dev.interventions.domain;

import java.util.function.Function;

/**
 * Why an operation has no result. The tier says what a caller may do next, the leaf says what happened. The three tiers never change;
 * leaves may be added.
 *
 * <ul>
 *   <li>{@link Refused}: the call was refused and changed nothing. The same call will be refused again until something else
 *       changes.
 *   <li>{@link Unavailable}: the call was not decided and changed nothing, so it may be tried again.
 *   <li>{@link EffectUnknown}: a write that may or may not have happened. Read before trying again.
 * </ul>
 */
public sealed interface InterventionError permits Refused, Unavailable, EffectUnknown {

    /** What went wrong, in a sentence that a person can act on. Its wording may change. */
    String message();

    /** Which call this error belongs to. Errors of different calls are not equal. */
    CallDetails call();

    /** The same error with these details, for adapters. */
    InterventionError withCall(CallDetails call);

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
