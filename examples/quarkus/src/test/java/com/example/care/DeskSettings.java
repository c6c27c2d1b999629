package com.example.care;

import dev.interventions.cdi.HttpSettingsCustomizer;
import dev.interventions.http.HttpSettings;
import jakarta.inject.Singleton;

/** Changes what no property changes. */
@Singleton
public class DeskSettings implements HttpSettingsCustomizer {

    @Override
    public HttpSettings customize(HttpSettings settings) {
        return settings.withHeader("X-Desk", "support");
    }
}
