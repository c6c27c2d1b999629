package dev.interventions.cdi;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A property is missing or has a value that can't be used. The message says which, why, and what to do; it doesn't repeat secrets. */
final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> ACTIONS = Map.of(
            "base-uri",
            "Set it to the base URI of your account, such as https://ACCOUNT.api.digital.ringcentral.com/1.0. "
                    + "Plain http to a host other than this machine must be allowed with plain-http-host. "
                    + "To run without an account, set interventions.enabled=false.",
            "token",
            "Set it to an access token, for example with the environment variable INTERVENTIONS_TOKEN, "
                    + "or add a bean of type TokenSupplier.",
            "port",
            "Set it to the port of the proxy.");

    InvalidPropertyException(String property, @Nullable String reason) {
        super("The property " + property + " can't be used: " + reason + ". " + action(property));
    }

    /** Gives what is created with a property's value, or throws if the value is refused. */
    static <T> T created(String property, Supplier<T> creation) {
        try {
            return creation.get();
        } catch (IllegalArgumentException refused) {
            InvalidPropertyException invalid = new InvalidPropertyException(property, refused.getMessage());
            invalid.initCause(refused);
            throw invalid;
        }
    }

    private static String action(String property) {
        String lastWord = property.substring(property.lastIndexOf('.') + 1);
        return ACTIONS.getOrDefault(lastWord, "Correct or remove it: it has a default.");
    }
}
