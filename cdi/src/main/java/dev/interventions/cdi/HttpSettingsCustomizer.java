package dev.interventions.cdi;

import dev.interventions.http.HttpSettings;

/**
 * Changes the settings of a client before it is created. All beans of this type are applied, in no particular order, after the properties,
 * to the client of each account that this library configures.
 */
@FunctionalInterface
public interface HttpSettingsCustomizer {

    /**
     * The settings to use.
     *
     * @param settings what the properties and other customizers say; {@link HttpSettings#account} gives the account's host and port
     */
    HttpSettings customize(HttpSettings settings);
}
