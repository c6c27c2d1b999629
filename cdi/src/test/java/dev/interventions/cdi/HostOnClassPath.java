package dev.interventions.cdi;

import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** A host as it is without {@link TestHost}: container, beans and properties come from the class path of the loader of this class. */
public final class HostOnClassPath implements Callable<Set<String>> {

    /** Starts the host and makes a call; gives the types of all beans. */
    @Override
    public Set<String> call() {
        try (SeContainer host = SeContainerInitializer.newInstance()
                .addBeanClasses(HostOnClassPath.class)
                .initialize()) {
            host.select(Interventions.class).get().get(InterventionId.of("unknown"));
            return host.getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .flatMap(bean -> bean.getTypes().stream())
                    .map(Type::getTypeName)
                    .collect(Collectors.toSet());
        }
    }
}
