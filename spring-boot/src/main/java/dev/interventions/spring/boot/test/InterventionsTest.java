package dev.interventions.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of what uses {@code Interventions}, and of nothing else: of the application's components only those that the test imports, for
 * example with {@code @Import(CloseService.class)}, and no other auto-configuration. {@link AutoConfigureInterventions} says what can be
 * injected.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(SpringBootTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@AutoConfigureInterventions
public @interface InterventionsTest {

    /** See {@link AutoConfigureInterventions#emulator}. */
    @AliasFor(annotation = AutoConfigureInterventions.class)
    boolean emulator() default false;
}
