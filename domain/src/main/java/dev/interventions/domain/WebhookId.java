package dev.interventions.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** The id of a webhook: an address that the platform posts events to. */
public final class WebhookId extends OpaqueId {

    private static final String NAME = "webhook id";

    private WebhookId(String value) {
        super(value);
    }

    /**
     * The id with this text.
     *
     * @throws IllegalArgumentException if {@link #parse} would refuse the text
     */
    public static WebhookId of(String value) {
        return new WebhookId(required(NAME, value));
    }

    /** The id with this text from outside, or {@link Refused.InvalidRequest} saying what is wrong with it. */
    public static Either<InterventionError, WebhookId> parse(@Nullable String value) {
        return parsed(NAME, value, WebhookId::new);
    }
}
