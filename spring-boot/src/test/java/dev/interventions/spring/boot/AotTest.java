package dev.interventions.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.spring.boot.budget.StoredBudgetAutoConfiguration;
import dev.interventions.spring.boot.budget.TestRedis;
import dev.interventions.spring.boot.metrics.InterventionsMetricsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Spring's processing ahead of time, on which native images are built. */
class AotTest {

    @TempDir
    Path folder;

    @Test
    void a_context_generated_ahead_of_time_has_the_beans_of_all_accounts() throws Exception {
        try (TestAccount account = new TestAccount();
                var context = new AnnotationConfigApplicationContext()) {
            String[] properties = Stream.of(
                            account.properties("interventions"), account.properties("interventions.accounts.support"))
                    .flatMap(Stream::of)
                    .toArray(String[]::new);
            TestPropertyValues.of(properties).applyTo(context);
            context.register(
                    Registries.class,
                    InterventionsAutoConfiguration.class,
                    InterventionsMetricsAutoConfiguration.class,
                    InjectedPorts.class);
            GeneratedContext generated = GeneratedContext.of(context, folder);

            run(generated, properties);

            assertThat(account.emulator.journal()).hasSize(2);
        }
    }

    @Test
    void a_context_generated_ahead_of_time_counts_in_redis() throws Exception {
        try (TestAccount account = new TestAccount();
                TestRedis redis = TestRedis.start();
                var context = new AnnotationConfigApplicationContext()) {
            String[] properties = Stream.of(
                            account.properties("interventions"),
                            account.properties("interventions.accounts.support"),
                            new String[] {"interventions.budget.redis.enabled=true", "test.redis.port=" + redis.port()})
                    .flatMap(Stream::of)
                    .toArray(String[]::new);
            TestPropertyValues.of(properties).applyTo(context);
            context.register(
                    RedisConnections.class,
                    InterventionsAutoConfiguration.class,
                    StoredBudgetAutoConfiguration.class,
                    InjectedPorts.class);
            GeneratedContext generated = GeneratedContext.of(context, folder);
            endColdStart(redis, properties);

            run(generated, properties);

            assertThat(account.emulator.journal()).hasSize(2);
            assertThat(redis.counted(RedisBudgetStore.DEFAULT_PREFIX)).isEqualTo(2);
            assertThat(RuntimeHintsPredicates.resource().forResource("dev/interventions/budget/redis/acquire.lua"))
                    .accepts(generated.hints());
        }
    }

    /** Makes the account known to the store, as if a process had used it long ago. */
    private static void endColdStart(TestRedis redis, String... properties) {
        new ApplicationContextRunner()
                .withUserConfiguration(RedisConnections.class)
                .withConfiguration(AutoConfigurations.of(
                        InterventionsAutoConfiguration.class, StoredBudgetAutoConfiguration.class))
                .withPropertyValues(properties)
                .withPropertyValues("interventions.failing-fast-over-budget=true")
                .run(context -> {
                    context.getBean(Interventions.class).get(InterventionId.of("x"));
                    redis.endColdStart(RedisBudgetStore.DEFAULT_PREFIX);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class RedisConnections {

        @Bean
        LettuceConnectionFactory redis(@Value("${test.redis.port}") int port) {
            return new LettuceConnectionFactory("127.0.0.1", port);
        }
    }

    @SuppressWarnings("unchecked")
    private static void run(GeneratedContext generated, String[] properties) throws Exception {
        ClassLoader loader = generated.compiled();
        var call = (BiConsumer<String, String[]>) loader.loadClass(CallOfEachAccount.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        Thread thread = Thread.currentThread();
        ClassLoader testLoader = thread.getContextClassLoader();
        // Libraries must not mix the classes of both.
        thread.setContextClassLoader(loader);
        try {
            call.accept(generated.initializer(), properties);
        } finally {
            thread.setContextClassLoader(testLoader);
        }
    }

    /** Starts the context with the name of the initializer, and calls each account once. Loaded beside the generated classes. */
    public static final class CallOfEachAccount implements BiConsumer<String, String[]> {

        public CallOfEachAccount() {}

        @Override
        public void accept(String initializer, String[] properties) {
            try (var context = new GenericApplicationContext()) {
                TestPropertyValues.of(properties).applyTo(context);
                initializer(initializer).initialize(context);
                context.refresh();
                InjectedPorts injected = context.getBean(InjectedPorts.class);
                injected.interventions().get(InterventionId.of("x"));
                injected.support().get(InterventionId.of("x"));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @SuppressWarnings("unchecked")
        private static ApplicationContextInitializer<GenericApplicationContext> initializer(String name)
                throws ReflectiveOperationException {
            return (ApplicationContextInitializer<GenericApplicationContext>)
                    Class.forName(name).getDeclaredConstructor().newInstance();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registries {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observations() {
            return ObservationRegistry.create();
        }
    }

    record InjectedPorts(
            Interventions interventions,
            @Qualifier("support") Interventions support,
            Bots bots,
            @Qualifier("support") Bots botsOfSupport) {}

    @Test
    void what_the_adapter_finds_by_name_exists_and_has_hints() throws Exception {
        RuntimeHints hints = new RuntimeHints();
        new AdapterRuntimeHints().registerHints(hints, null);

        for (String resource : List.of(
                "dev/interventions/http/connection/version.txt",
                "org/apache/hc/client5/version.properties",
                "META-INF/services/jakarta.json.spi.JsonProvider")) {
            assertThat(getClass().getClassLoader().getResource(resource))
                    .as(resource)
                    .isNotNull();
            assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(hints);
        }
        for (String type : List.of(
                "org.apache.hc.client5.http.ssl.TlsSocketStrategy",
                "org.eclipse.parsson.JsonProviderImpl",
                "dev.interventions.http.json.ErrorReader$ErrorBody",
                "dev.interventions.http.json.ErrorReader$ErrorBodyDeserializer")) {
            assertThat(RuntimeHintsPredicates.reflection().onType(Class.forName(type)))
                    .accepts(hints);
        }
    }

    @Test
    void the_auto_configuration_brings_the_hints() throws Exception {
        try (var context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of("interventions.base-uri=https://a.example/1.0", "interventions.token=t")
                    .applyTo(context);
            context.register(InterventionsAutoConfiguration.class);
            RuntimeHints hints = GeneratedContext.of(context, folder).hints();

            assertThat(RuntimeHintsPredicates.resource().forResource("dev/interventions/http/connection/version.txt"))
                    .accepts(hints);
            assertThat(RuntimeHintsPredicates.reflection().onType(AccountProperties.class))
                    .accepts(hints);
        }
    }
}
