package dev.interventions.cdi;

import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;

/**
 * Decorates the interventions and the comments of each client before they become beans. All beans of this type are applied, in no particular order. (CDI's
 * own decorators don't apply to beans that a method produces.)
 */
@FunctionalInterface
public interface InterventionsDecorator {

    Interventions decorate(Interventions interventions);

    /** Unless it is overridden, comments stay as they are. */
    default Comments decorate(Comments comments) {
        return comments;
    }
}
