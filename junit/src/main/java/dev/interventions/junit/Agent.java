package dev.interventions.junit;

import dev.interventions.domain.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Selects the agent of a test's parameter. See {@link InterventionsExtension}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Agent {

    /** The id of the default agent. */
    String DEFAULT = "agent";

    /** The id of the agent. If the world has no such agent, one is added, with permission to read the injected source. */
    String value() default DEFAULT;

    /** The agent's permissions, in addition to those that other parameters give the same agent. */
    Permission[] permissions() default {};
}
