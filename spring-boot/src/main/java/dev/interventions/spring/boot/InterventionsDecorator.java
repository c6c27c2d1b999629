package dev.interventions.spring.boot;

import dev.interventions.port.Interventions;

/** Decorates the interventions of each client before they become a bean. */
@FunctionalInterface
interface InterventionsDecorator {

    Interventions decorate(Interventions interventions);
}
