package dev.interventions.spring.boot;

import dev.interventions.http.HttpSettings;

/**
 * Changes the settings of a client before it is created. Beans of this type are applied in their order, after the properties, to the client
 * of each account that this library configures.
 */
@FunctionalInterface
public interface HttpSettingsCustomizer {

    /**
     * The settings to use.
     *
     * @param settings what the properties and earlier customizers say; {@link HttpSettings#account} gives the account's host and port
     */
    HttpSettings customize(HttpSettings settings);
}
