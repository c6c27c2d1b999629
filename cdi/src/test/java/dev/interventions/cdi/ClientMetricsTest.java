package dev.interventions.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CommentId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.WebhookId;
import dev.interventions.micrometer.AttemptObservationConvention;
import dev.interventions.micrometer.OperationObservationConvention;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.enterprise.inject.se.SeContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientMetricsTest {

    private static final InterventionId UNKNOWN = InterventionId.of("unknown");
    private static final String MAX = "interventions.connections.max";

    private final TestAccount account = new TestAccount();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TestHost withoutRegistries = new TestHost().with(account.properties("interventions"));

    private TestHost withMeters() {
        return withoutRegistries.withBean(MeterRegistry.class, meters);
    }

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @Test
    void an_operation_and_its_attempt_are_timed_once() {
        InterventionId open = account.openIntervention();

        try (SeContainer host = withMeters().start()) {
            assertThat(interventions(host).get(open).isRight()).isTrue();
            assertThat(timed("interventions.operation")).isEqualTo(1);
            assertThat(timed("interventions.attempt")).isEqualTo(1);
            assertThat(meters.get("interventions.throttled").counter().count()).isZero();
        }
    }

    @Test
    void an_operation_of_each_port_is_timed_once() {
        try (SeContainer host = withMeters().start()) {
            host.select(Comments.class).get().get(CommentId.of("unknown"));
            host.select(Bots.class).get().engage(ContentId.of("unknown"));
            host.select(Webhooks.class).get().get(WebhookId.of("unknown"));
            host.select(ReferenceData.class).get().users();
            host.select(Journal.class).get().list(JournalQuery.all(), PageRequest.of(0, 1));

            assertThat(meters.get("interventions.operation").timers())
                    .extracting(timer -> timer.getId().getTag("interventions.operation") + " " + timer.count())
                    .containsExactlyInAnyOrder(
                            "get_comment 1", "engage 1", "get_webhook 1", "list_users 1", "list_events 1");
        }
    }

    @Test
    void each_account_has_gauges_with_its_name_from_the_start() {
        try (SeContainer host = withMeters()
                .with("interventions.max-connections", "3")
                .with(account.properties("interventions.accounts.support"))
                .with("interventions.accounts.support.max-connections", "5")
                .start()) {
            assertThat(host.isRunning()).isTrue();
            assertThat(maxConnections("default")).isEqualTo(3);
            assertThat(maxConnections("support")).isEqualTo(5);
            assertThat(meters.find(MAX).gauges()).hasSize(2);
        }
    }

    @Test
    void an_account_by_name_is_observed() {
        try (SeContainer host = new TestHost()
                .with(account.properties("interventions.accounts.support"))
                .withBean(MeterRegistry.class, meters)
                .withClass(ClientBeansTest.SupportDesk.class)
                .start()) {
            host.select(ClientBeansTest.SupportDesk.class).get().interventions.get(UNKNOWN);

            assertThat(timed("interventions.operation")).isEqualTo(1);
            assertThat(timed("interventions.attempt")).isEqualTo(1);
        }
    }

    @Test
    void the_gauges_go_with_the_host() {
        try (SeContainer host = withMeters().start()) {
            assertThat(host.isRunning()).isTrue();
            assertThat(meters.find(MAX).gauges()).hasSize(1);
        }

        assertThat(meters.find(MAX).gauges()).isEmpty();
    }

    @Test
    void an_observation_registry_of_the_host_is_used() {
        MeterRegistry ofObservations = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(ofObservations));

        try (SeContainer host =
                withMeters().withBean(ObservationRegistry.class, observations).start()) {
            interventions(host).get(UNKNOWN);

            assertThat(ofObservations.get("interventions.operation").timer().count())
                    .isEqualTo(1);
            assertThat(meters.find("interventions.operation").timer()).isNull();
            assertThat(meters.find(MAX).gauges()).hasSize(1);
        }
    }

    @Test
    void convention_beans_replace_the_default_ones() {
        try (SeContainer host = withMeters()
                .withBean(OperationObservationConvention.class, new NamedOperations())
                .withBean(AttemptObservationConvention.class, new NamedAttempts())
                .start()) {
            interventions(host).get(UNKNOWN);

            assertThat(timed("host.operation")).isEqualTo(1);
            assertThat(timed("host.attempt")).isEqualTo(1);
        }
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
    void a_host_may_have_no_registry() {
        InterventionId open = account.openIntervention();

        try (SeContainer host = withoutRegistries.start()) {
            assertThat(interventions(host).get(open).isRight()).isTrue();
        }
    }

    private static Interventions interventions(SeContainer host) {
        return host.select(Interventions.class).get();
    }

    private long timed(String timer) {
        return meters.get(timer).timer().count();
    }

    private double maxConnections(String ofAccount) {
        return meters.get(MAX).tag("account", ofAccount).gauge().value();
    }
}
