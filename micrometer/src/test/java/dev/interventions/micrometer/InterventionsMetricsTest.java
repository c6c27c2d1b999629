package dev.interventions.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.SlidingWindowBudget;
import dev.interventions.port.budget.store.StoredBudget;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.control.Option;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterventionsMetricsTest {

    private static final InterventionId ID = InterventionId.of("some-id");

    private final SlidingWindowBudget budget = SlidingWindowBudget.of(3, Duration.ofDays(1));
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @AutoClose
    private final ObservedService service = new ObservedService();

    private final HttpSettings settings = service.settings().withBudget(budget).withMaxConnections(7);

    @AutoClose
    private final EngageClient client = EngageClient.connect(settings);

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void the_gauges_show_the_connections() {
        new InterventionsMetrics(client).bindTo(registry);
        assertThat(gauge("interventions.connections.available")).isZero();

        client.interventions().get(ID);

        assertThat(gauge("interventions.connections.available"))
                .isEqualTo(client.connections().available());
        assertThat(gauge("interventions.connections.leased"))
                .isEqualTo(client.connections().leased());
        assertThat(gauge("interventions.connections.pending")).isZero();
        assertThat(gauge("interventions.connections.max")).isEqualTo(7);
    }

    @Test
    void the_gauges_show_the_budget() {
        new InterventionsMetrics(client).bindTo(registry);
        assertThat(gauge("interventions.budget.free")).isEqualTo(3);
        assertThat(gauge("interventions.budget.pause")).isZero();

        client.interventions().get(ID);
        budget.throttled(settings.account(), Option.some(Duration.ofHours(1)));

        assertThat(gauge("interventions.budget.free")).isEqualTo(2);
        assertThat(registry.get("interventions.budget.pause").timeGauge().value(TimeUnit.MINUTES))
                .isBetween(58.0, 60.0);
    }

    @Test
    void a_gauge_shows_callers_that_wait_for_the_budget() throws InterruptedException {
        new InterventionsMetrics(client).bindTo(registry);
        assertThat(gauge("interventions.budget.waiting")).isZero();
        for (int used = 0; used < 3; used++) {
            client.interventions().get(ID);
        }

        Thread waiting = new Thread(() -> client.interventions().get(ID));
        waiting.start();
        Await.until(() -> gauge("interventions.budget.waiting") > 0);

        assertThat(gauge("interventions.budget.waiting")).isEqualTo(1);
        client.close();
        waiting.join();
        assertThat(gauge("interventions.budget.waiting")).isZero();
    }

    @Test
    void reading_takes_no_permit() {
        new InterventionsMetrics(client).bindTo(registry);
        try (Permit all = budget.acquire(settings.account(), Duration.ZERO).get()) {
            for (int times = 0; times < 10; times++) {
                assertThat(gauge("interventions.budget.free")).isEqualTo(2);
            }
            assertThat(all).isNotNull();
        }
    }

    @Test
    void the_gauges_show_the_free_slots_of_all_processes_and_take_none() {
        CountingStore store = new CountingStore();
        try (EngageClient sharing = EngageClient.connect(settings.withBudget(StoredBudget.of(store)))) {
            new InterventionsMetrics(sharing).bindTo(registry);

            assertThat(gauge("interventions.budget.free")).isEqualTo(483);
            assertThat(store.calls).containsExactly("stats");
        }
    }

    @Test
    void the_gauges_have_no_value_while_the_state_of_all_processes_is_unknown() {
        CountingStore store = new CountingStore();
        store.isUnavailable = true;
        try (EngageClient sharing = EngageClient.connect(settings.withBudget(StoredBudget.of(store)))) {
            new InterventionsMetrics(sharing).bindTo(registry);

            assertThat(gauge("interventions.budget.free")).isNaN();
        }
    }

    @Test
    void a_budget_that_does_not_report_its_state_has_no_gauges() {
        try (EngageClient unlimited = EngageClient.connect(settings.withBudget(RequestBudget.unlimited()))) {
            new InterventionsMetrics(unlimited).bindTo(registry);
        }

        assertThat(registry.find("interventions.connections.max").gauge()).isNotNull();
        assertThat(registry.find("interventions.budget.free").gauge()).isNull();
    }

    @Test
    void each_client_has_its_own_tags() {
        try (EngageClient other = EngageClient.connect(settings.withMaxConnections(5))) {
            new InterventionsMetrics(client, Tags.of("account", "one")).bindTo(registry);
            new InterventionsMetrics(other, Tags.of("account", "two")).bindTo(registry);

            assertThat(registry.get("interventions.connections.max")
                            .tag("account", "two")
                            .gauge()
                            .value())
                    .isEqualTo(5);
        }
    }

    // ---- the end ----

    @Test
    void closing_removes_the_gauges_from_every_registry_and_no_other_meter() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.add(registry);
        MeterRegistry second = new SimpleMeterRegistry();
        Meter other = second.counter("other");
        try (InterventionsMetrics metrics = new InterventionsMetrics(client)) {
            metrics.bindTo(composite);
            metrics.bindTo(second);
            assertThat(registry.getMeters()).hasSize(7);
        }

        assertThat(composite.getMeters()).isEmpty();
        assertThat(registry.getMeters()).isEmpty();
        assertThat(second.getMeters()).containsExactly(other);
    }

    @Test
    void gauges_of_a_closed_client_show_no_connections() {
        new InterventionsMetrics(client).bindTo(registry);
        client.interventions().get(ID);

        client.close();

        assertThat(gauge("interventions.connections.leased")).isZero();
        assertThat(gauge("interventions.connections.available")).isZero();
    }

    @Test
    void a_registry_does_not_keep_a_client_that_is_no_longer_used() {
        WeakReference<EngageClient> forgotten = boundAndClosed();

        Await.until(() -> {
            System.gc();
            return forgotten.get() == null;
        });

        assertThat(gauge("interventions.connections.max")).isNaN();
    }

    private WeakReference<EngageClient> boundAndClosed() {
        EngageClient closed = EngageClient.connect(settings);
        new InterventionsMetrics(closed).bindTo(registry);
        closed.close();
        return new WeakReference<>(closed);
    }
}
