package dev.interventions.junit;

import dev.interventions.domain.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a parameter of a test: which agent it is about. See {@link InterventionsExtension}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Agent {

    /** The id of the agent where none is given. */
    String DEFAULT = "agent";

    /** The id of the agent. If the world has no such agent, one is added, who reads the injected source. */
    String value() default DEFAULT;

    /** What the agent may do, beside what other parameters permit the same agent. */
    Permission[] permissions() default {};
}
