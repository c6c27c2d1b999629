package dev.interventions.spring.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.WebhookId;
import dev.interventions.domain.reference.Category;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.micrometer.AttemptObservationConvention;
import dev.interventions.micrometer.EventMetrics;
import dev.interventions.micrometer.InterventionsObservation;
import dev.interventions.micrometer.OperationObservationConvention;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.reference.CheckedInterventions;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import dev.interventions.spring.boot.TestAccount;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class InterventionsMetricsAutoConfigurationTest {

    private static final InterventionId UNKNOWN = InterventionId.of("unknown");
    private static final String MAX = "interventions.connections.max";

    private final TestAccount account = new TestAccount();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final ApplicationContextRunner withoutRegistries = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    InterventionsAutoConfiguration.class, InterventionsMetricsAutoConfiguration.class));
    private final ApplicationContextRunner runner = withoutRegistries
            .withBean(MeterRegistry.class, () -> meters)
            .withBean(ObservationRegistry.class, () -> observations);
    private final ApplicationContextRunner connected = runner.withPropertyValues(account.properties("interventions"));

    InterventionsMetricsAutoConfigurationTest() {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    }

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @Test
    void an_operation_and_its_attempt_are_observed_once() {
        InterventionId open = account.openIntervention();

        connected.run(context -> {
            assertThat(context.getBean(Interventions.class).get(open).isRight()).isTrue();
            assertThat(timed("interventions.operation")).isEqualTo(1);
            assertThat(timed("interventions.attempt")).isEqualTo(1);
            assertThat(meters.get("interventions.throttled").counter().count()).isZero();
        });
    }

    @Test
    void an_operation_of_each_port_is_observed_once() {
        connected.run(context -> {
            context.getBean(Comments.class).get(CommentId.of("unknown"));
            context.getBean(Bots.class).engage(ContentId.of("unknown"));
            context.getBean(Webhooks.class).get(WebhookId.of("unknown"));
            context.getBean(ReferenceData.class).users();
            context.getBean(Journal.class).list(JournalQuery.all(), PageRequest.of(0, 1));

            assertThat(meters.get("interventions.operation").timers())
                    .extracting(timer -> timer.getId().getTag("interventions.operation") + " " + timer.count())
                    .containsExactlyInAnyOrder(
                            "get_comment 1", "engage 1", "get_webhook 1", "list_users 1", "list_events 1");
        });
    }

    @Test
    void what_a_host_checks_before_writing_is_observed() {
        InterventionId open = account.openIntervention();
        CategoryId late = CategoryId.of("late");
        account.world.addCategory(Category.withId(late));

        connected.run(context -> {
            CheckedInterventions checked =
                    CheckedInterventions.of(context.getBean(Interventions.class), context.getBean(ReferenceData.class));
            assertThat(checked.categorize(open, late).isRight()).isTrue();
            assertThat(meters.get("interventions.operation").timers())
                    .extracting(timer -> timer.getId().getTag("interventions.operation"))
                    .containsExactlyInAnyOrder("list_categories", "categorize");
        });
    }

    @Test
    void each_account_has_gauges_with_its_name() {
        connected
                .withPropertyValues("interventions.max-connections=3")
                .withPropertyValues(account.properties("interventions.accounts.support"))
                .withPropertyValues("interventions.accounts.support.max-connections=5")
                .run(context -> {
                    assertThat(maxConnections("default")).isEqualTo(3);
                    assertThat(maxConnections("support")).isEqualTo(5);
                    assertThat(meters.find(MAX).gauges()).hasSize(2);
                });
    }

    @Test
    void an_account_by_name_is_observed() {
        runner.withPropertyValues(account.properties("interventions.accounts.support"))
                .run(context -> {
                    context.getBean("supportInterventions", Interventions.class).get(UNKNOWN);
                    assertThat(timed("interventions.operation")).isEqualTo(1);
                    assertThat(timed("interventions.attempt")).isEqualTo(1);
                });
    }

    @Test
    void a_hosts_own_client_has_gauges_with_the_name_of_its_bean() {
        runner.withBean(
                        "desk",
                        EngageClient.class,
                        () -> EngageClient.connect(HttpSettings.of(account.emulator.baseUri(), account::token)))
                .run(context -> assertThat(maxConnections("desk")).isPositive());
    }

    @Test
    void a_host_that_creates_beans_lazily_has_gauges_from_the_start() {
        connected
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(meters.find(MAX).gauges()).hasSize(1));
    }

    @Test
    void the_gauges_go_with_the_context() {
        connected.run(context -> assertThat(meters.find(MAX).gauges()).hasSize(1));

        assertThat(meters.find(MAX).gauges()).isEmpty();
    }

    @Test
    void convention_beans_replace_the_default_ones() {
        connected
                .withBean(OperationObservationConvention.class, NamedOperations::new)
                .withBean(AttemptObservationConvention.class, NamedAttempts::new)
                .run(context -> {
                    context.getBean(Interventions.class).get(UNKNOWN);
                    assertThat(timed("host.operation")).isEqualTo(1);
                    assertThat(timed("host.attempt")).isEqualTo(1);
                });
    }

    private static final class NamedOperations implements OperationObservationConvention {
        @Override
        public String getName() {
            return "host.operation";
        }
    }

    private static final class NamedAttempts implements AttemptObservationConvention {
        @Override
        public String getName() {
            return "host.attempt";
        }
    }

    @Test
    void can_be_disabled() {
        connected
                .withPropertyValues("management.metrics.interventions.enabled=false")
                .run(context -> {
                    context.getBean(Interventions.class).get(UNKNOWN);
                    assertThat(meters.getMeters()).isEmpty();
                });
        runner.withPropertyValues("interventions.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EventMetrics.class));
    }

    @Test
    void a_host_may_have_either_registry_or_none() {
        ApplicationContextRunner host = withoutRegistries.withPropertyValues(account.properties("interventions"));

        host.run(context -> assertThat(context)
                .hasSingleBean(Interventions.class)
                .doesNotHaveBean(AttemptInterceptor.class)
                .doesNotHaveBean(EventMetrics.class));
        host.withBean(MeterRegistry.class, () -> meters)
                .run(context -> assertThat(context)
                        .hasSingleBean(EventMetrics.class)
                        .doesNotHaveBean(AttemptInterceptor.class));
        host.withBean(ObservationRegistry.class, () -> observations)
                .run(context -> assertThat(context)
                        .hasSingleBean(AttemptInterceptor.class)
                        .doesNotHaveBean(EventMetrics.class));
    }

    @Test
    void a_host_needs_neither_micrometer_nor_its_module() {
        for (String absent : new String[] {"io.micrometer", "dev.interventions.micrometer"}) {
            withoutRegistries
                    .withPropertyValues(account.properties("interventions"))
                    .withClassLoader(new FilteredClassLoader(absent))
                    .run(context -> assertThat(context)
                            .as(absent)
                            .hasSingleBean(Interventions.class)
                            .doesNotHaveBean(InterventionsObservation.class)
                            .doesNotHaveBean(EventMetrics.class));
        }
    }

    private long timed(String name) {
        return meters.get(name).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private double maxConnections(String name) {
        return meters.get(MAX).tag("account", name).gauge().value();
    }
}
