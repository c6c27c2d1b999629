package dev.interventions.cdi;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;

/** Adds the beans of this library; those for health and metrics only if the host has what they need. The container calls it. */
public final class BeansExtension implements BuildCompatibleExtension {

    private static final String PACKAGE = "dev.interventions.cdi.";

    @Discovery
    public void addBeans(ScannedClasses classes) {
        classes.add(PACKAGE + "AccountClients");
        classes.add(PACKAGE + "ClientBeans");
        classes.add(PACKAGE + "KnownClients");
        if (isPresent("org.eclipse.microprofile.health.HealthCheck")) {
            classes.add(PACKAGE + "ClientReadiness");
        }
        if (isPresent("dev.interventions.micrometer.InterventionsObservation")
                && isPresent("io.micrometer.core.instrument.MeterRegistry")) {
            classes.add(PACKAGE + "ClientMetrics");
        }
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, BeansExtension.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
