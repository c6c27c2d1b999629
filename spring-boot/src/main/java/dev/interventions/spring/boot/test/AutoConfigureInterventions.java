package dev.interventions.spring.boot.test;

import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Adds a {@link dev.interventions.inmemory.World} to a Spring test, such as a {@code @SpringBootTest}, and connects the application with
 * it. Needs {@code interventions-emulator} on the test's class path.
 *
 * <p>The test can inject
 *
 * <ul>
 *   <li>the {@code World}, whose clock stands until {@code advance} moves it,
 *   <li>{@code UserId} (bean {@code interventionsAgent}): the agent for whom the application acts, with all permissions,
 *   <li>{@code SourceId} (bean {@code interventionsSource}): a source that the agent reads,
 *   <li>{@code Interventions}, {@code Comments}, {@code Bots}, {@code Webhooks}, {@code ReferenceData} and {@code Journal}: as the
 *       application has them,
 *   <li>with {@link #emulator}, the {@code EngageEmulator}, for example for its journal.
 * </ul>
 *
 * <p>Tests that share a Spring context share the world: let each have threads and customers of its own. The accounts of {@code
 * interventions.accounts} are not replaced.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration(InterventionsAutoConfiguration.class)
public @interface AutoConfigureInterventions {

    /**
     * Whether the application reaches the world through the HTTP adapter and an emulator on a free port of this machine. By default, the
     * ports are those of the in-memory adapter and there is no {@code EngageClient}.
     */
    boolean emulator() default false;
}
