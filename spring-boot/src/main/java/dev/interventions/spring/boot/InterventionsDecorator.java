package dev.interventions.spring.boot;

import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;

/** Decorates the interventions and the comments of each client before they become beans. All beans of this type are applied, in their order. */
@FunctionalInterface
public interface InterventionsDecorator {

    Interventions decorate(Interventions interventions);

    /** Unless it is overridden, comments stay as they are. */
    default Comments decorate(Comments comments) {
        return comments;
    }
}
