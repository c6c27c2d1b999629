package dev.interventions.cdi;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** A host in Weld, with properties and beans of its own. Several may run side by side. */
final class TestHost {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<Object, Class<?>> beans = new LinkedHashMap<>();
    private final List<Class<?>> classes = new ArrayList<>();

    TestHost with(Map<String, String> more) {
        properties.putAll(more);
        return this;
    }

    TestHost with(String property, String value) {
        return with(Map.of(property, value));
    }

    /** The same with this object as a bean of this type. */
    <T> TestHost withBean(Class<T> type, T bean) {
        beans.put(bean, type);
        return this;
    }

    /** The same with this class as a bean. */
    TestHost withClass(Class<?> type) {
        classes.add(type);
        return this;
    }

    SeContainer start() {
        Config config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        SeContainerInitializer weld = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(classes.toArray(Class<?>[]::new))
                .addExtensions(new BeansOfHost(config, beans));
        // Of two that started at once, one was seen without the beans of our extension.
        synchronized (TestHost.class) {
            return weld.initialize();
        }
    }

    private record BeansOfHost(Config config, Map<Object, Class<?>> beans) implements Extension {

        void add(@Observes AfterBeanDiscovery discovery) {
            // In place of the bean of SmallRye Config, which is the same for the whole JVM.
            discovery
                    .addBean()
                    .types(Config.class)
                    .alternative(true)
                    .priority(1)
                    .scope(Dependent.class)
                    .createWith(context -> config);
            beans.forEach((bean, type) -> discovery
                    .addBean()
                    .types(type)
                    .id(type.getName() + System.identityHashCode(bean))
                    .scope(Dependent.class)
                    .createWith(context -> bean));
        }
    }
}
