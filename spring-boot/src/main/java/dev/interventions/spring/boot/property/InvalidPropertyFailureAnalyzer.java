package dev.interventions.spring.boot.property;

import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says which property is wrong, where it was set, why, and what to do. */
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    private static final Map<String, String> ACTIONS = Map.of(
            "base-uri",
            "Set it to the base URI of your account, such as https://ACCOUNT.api.digital.ringcentral.com/1.0. "
                    + "Plain http to a host other than this machine must be allowed with plain-http-host. "
                    + "To run without an account, set interventions.enabled=false.",
            "token",
            "Set it to an access token, for example with the environment variable INTERVENTIONS_TOKEN, "
                    + "or add a bean of type TokenSupplier.");

    private final Environment environment;

    InvalidPropertyFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        return new FailureAnalysis(
                "The property " + cause.property() + " can't be used" + origin(cause.property()) + ": "
                        + cause.reason(),
                action(cause),
                cause);
    }

    private static String action(InvalidPropertyException cause) {
        return cause.action() != null
                ? cause.action()
                : ACTIONS.getOrDefault(lastWord(cause.property()), "Correct or remove it: it has a default.");
    }

    private String origin(String property) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(found -> found.getOrigin() == null ? "" : " (" + found.getOrigin() + ")")
                .orElse("");
    }

    private static String lastWord(String property) {
        return property.substring(property.lastIndexOf('.') + 1);
    }
}
