package dev.interventions.micrometer;

import static java.util.Objects.requireNonNull;

import dev.interventions.http.EngageClient;
import dev.interventions.port.budget.BudgetStats;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Gauges of a client's connections and of its account's budget; those of the budget only if it reports its state ({@link
 * EngageClient#reportsBudget}), and without a value while it doesn't know it. {@code docs/metrics.md} lists them. Reading a gauge takes
 * neither a connection nor a permit.
 *
 * <p>Close it before the client: the gauges are then removed. Registries refer to the client weakly.
 *
 * <p>Threads may share an instance.
 */
public final class InterventionsMetrics implements MeterBinder, AutoCloseable {

    private final EngageClient client;
    private final Tags tags;
    private final Queue<Bound> bound = new ConcurrentLinkedQueue<>();

    private record Bound(MeterRegistry registry, Meter gauge) {}

    /** Gauges of the only client in a registry. */
    public InterventionsMetrics(EngageClient client) {
        this(client, Tags.empty());
    }

    /** Gauges of a client with these tags, which have to be different for each client in a registry. */
    public InterventionsMetrics(EngageClient client, Iterable<Tag> tags) {
        this.client = requireNonNull(client, "client");
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                InterventionsMeterDocumentation.CONNECTIONS_LEASED,
                of -> of.connections().leased());
        gauge(
                registry,
                InterventionsMeterDocumentation.CONNECTIONS_AVAILABLE,
                of -> of.connections().available());
        gauge(
                registry,
                InterventionsMeterDocumentation.CONNECTIONS_PENDING,
                of -> of.connections().pending());
        gauge(
                registry,
                InterventionsMeterDocumentation.CONNECTIONS_MAX,
                of -> of.connections().max());
        if (client.reportsBudget()) {
            gauge(registry, InterventionsMeterDocumentation.BUDGET_FREE, budget(BudgetStats::free));
            gauge(registry, InterventionsMeterDocumentation.BUDGET_WAITING, budget(BudgetStats::waiting));
            bound(
                    registry,
                    TimeGauge.builder(
                                    InterventionsMeterDocumentation.BUDGET_PAUSE.getName(),
                                    client,
                                    TimeUnit.NANOSECONDS,
                                    budget(stats -> stats.pause()
                                            .getOrElse(Duration.ZERO)
                                            .toNanos()))
                            .tags(tags)
                            .register(registry));
        }
    }

    private void gauge(
            MeterRegistry registry, InterventionsMeterDocumentation meter, ToDoubleFunction<EngageClient> value) {
        bound(registry, Gauge.builder(meter.getName(), client, value).tags(tags).register(registry));
    }

    private static ToDoubleFunction<EngageClient> budget(ToDoubleFunction<BudgetStats> figure) {
        return client -> client.budget().map(figure::applyAsDouble).getOrElse(Double.NaN);
    }

    private void bound(MeterRegistry registry, Meter gauge) {
        bound.add(new Bound(registry, gauge));
    }

    /** Removes the gauges from all registries. */
    @Override
    public void close() {
        for (Bound next = bound.poll(); next != null; next = bound.poll()) {
            next.registry().remove(next.gauge());
        }
    }
}
