package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/**
 * The customer's language. Present only with the service's translation extension.
 *
 * @param detected the language that was detected ({@code detected_language})
 * @param translationEnabled whether contents are translated ({@code translation_enabled})
 */
public record Language(Option<String> detected, Option<Boolean> translationEnabled) {

    /** Nothing is known. */
    public static final Language UNKNOWN = new Language(Option.none(), Option.none());

    public Language {
        requireNonNull(detected, "detected");
        requireNonNull(translationEnabled, "translationEnabled");
    }
}
