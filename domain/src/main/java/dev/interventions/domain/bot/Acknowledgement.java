package dev.interventions.domain.bot;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/**
 * The service's response to a request that it accepted. It shows the state of neither an intervention nor a thread (rule
 * <a href="{@docRoot}/doc-files/rules.html#BOT-5">BOT-5</a>).
 *
 * @param status the status in its words ({@code status}), such as {@code 200}
 * @param message a text for people ({@code message}), such as {@code Success}
 */
public record Acknowledgement(Option<String> status, Option<String> message) {

    /** The acknowledgement in the service's documentation. */
    public static final Acknowledgement SUCCESS = new Acknowledgement(Option.some("200"), Option.some("Success"));

    public Acknowledgement {
        requireNonNull(status, "status");
        requireNonNull(message, "message");
    }
}
