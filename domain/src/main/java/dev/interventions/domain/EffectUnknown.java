package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A write that may have happened, may still happen, or may never happen. Read with {@code get} or {@code list} before trying again.
 *
 * <p><a href="{@docRoot}/doc-files/errors.html#effectunknown">What to do about it</a>.
 *
 * @param seen what was seen instead of a usable response
 */
public record EffectUnknown(Unavailable seen) implements InterventionError {

    public EffectUnknown {
        requireNonNull(seen, "seen");
    }

    @Override
    public String message() {
        return "it is unknown whether the write happened, read before trying again: " + seen.message();
    }

    @Override
    public CallDetails call() {
        return seen.call();
    }

    @Override
    public EffectUnknown withCall(CallDetails call) {
        return new EffectUnknown(seen.withCall(call));
    }

    @Override
    public <T> T fold(
            Function<? super Refused, ? extends T> refused,
            Function<? super Unavailable, ? extends T> unavailable,
            Function<? super EffectUnknown, ? extends T> effectUnknown) {
        return effectUnknown.apply(this);
    }
}
