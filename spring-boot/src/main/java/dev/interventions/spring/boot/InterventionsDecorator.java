package dev.interventions.spring.boot;

import dev.interventions.port.Interventions;

/** Decorates the interventions of each client before they become a bean. All beans of this type are applied, in their order. */
@FunctionalInterface
public interface InterventionsDecorator {

    Interventions decorate(Interventions interventions);
}
