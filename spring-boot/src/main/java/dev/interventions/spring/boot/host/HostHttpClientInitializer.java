package dev.interventions.spring.boot.host;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Leaves the host's {@code RestClient} and {@code RestTemplate} as they were: Apache HttpClient, which the HTTP adapter brings, would
 * replace the HTTP client that Boot chooses without it. A default of the lowest precedence names that one; the host's own setting of the
 * property wins, and so does its own bean.
 */
final class HostHttpClientInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SOURCE = "interventionsDefaults";
    private static final String BOOT_4 =
            "org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        ClassLoader loader = context.getClassLoader();
        String property = ClassUtils.isPresent(BOOT_4, loader)
                ? "spring.http.clients.imperative.factory"
                : "spring.http.client.factory";
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(SOURCE, Map.of(property, withoutHttpComponents(loader))));
    }

    /** Boot's order of choice without its first. */
    private static String withoutHttpComponents(@Nullable ClassLoader loader) {
        if (ClassUtils.isPresent("org.eclipse.jetty.client.HttpClient", loader)) {
            return "jetty";
        }
        return ClassUtils.isPresent("reactor.netty.http.client.HttpClient", loader) ? "reactor" : "jdk";
    }
}
