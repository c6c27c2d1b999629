package dev.interventions.cdi;

import dev.interventions.port.Interventions;

/**
 * Decorates the interventions of each client before they become a bean. All beans of this type are applied, in no particular order. (CDI's
 * own decorators don't apply to beans that a method produces.)
 */
@FunctionalInterface
public interface InterventionsDecorator {

    Interventions decorate(Interventions interventions);
}
