package dev.interventions.spring.boot;

import dev.interventions.domain.InterventionError;
import dev.interventions.http.HttpSettings;
import dev.interventions.spring.boot.property.InvalidPropertyException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The connection details of the account with this prefix, as its properties and the host's token supplier give them. */
final class PropertiesConnectionDetails implements InterventionsConnectionDetails {

    /** Any valid one: only the token is checked. */
    private static final String SOME_BASE_URI = "https://localhost/1.0";

    private final URI baseUri;
    private final TokenSupplier tokens;
    private final String account;

    /** @throws InvalidPropertyException if the base URI or the token is missing or invalid */
    PropertiesConnectionDetails(
            String account, String prefix, AccountProperties properties, @Nullable TokenSupplier tokens) {
        this.account = account;
        this.baseUri = baseUri(prefix + ".base-uri", properties);
        this.tokens = tokens == null ? fixed(prefix + ".token", properties.token()) : tokens;
    }

    private static URI baseUri(String property, AccountProperties properties) {
        URI uri = properties.baseUri();
        if (uri == null) {
            throw new InvalidPropertyException(property, "it is missing");
        }
        InvalidPropertyException.created(property, () -> properties.settings(uri, () -> ""));
        return uri;
    }

    private static TokenSupplier fixed(String property, @Nullable String token) {
        if (token == null || token.isBlank()) {
            throw new InvalidPropertyException(property, "it is missing");
        }
        // Spring leaves it as it is; the name isn't secret, and no token looks so.
        if (token.startsWith("${") && token.endsWith("}")) {
            throw new InvalidPropertyException(property, token + " has no value");
        }
        HttpSettings.parse(SOME_BASE_URI, token)
                .swap()
                .map(InterventionError::message)
                .forEach(defect -> {
                    throw new InvalidPropertyException(property, defect);
                });
        return account -> token;
    }

    @Override
    public URI getBaseUri() {
        return baseUri;
    }

    @Override
    public String getToken() {
        return tokens.token(account);
    }
}
