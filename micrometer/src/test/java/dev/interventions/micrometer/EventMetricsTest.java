package dev.interventions.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.event.HttpListener.HostCall;
import dev.interventions.http.event.HttpListener.Reason;
import dev.interventions.http.event.HttpListener.Resolved;
import dev.interventions.http.event.HttpListener.Throttled;
import dev.interventions.http.event.HttpListener.Waited;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventMetricsTest {

    private static final HostCall CALL = new HostCall("call-1", Operation.CLOSE);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final HttpListener listener = new EventMetrics(registry, Tags.of("account", "one"));

    private double count(String name, String... tags) {
        return registry.get(name).tag("account", "one").tags(tags).counter().count();
    }

    @Test
    void waits_are_timed_by_their_reason() {
        listener.waited(new Waited(CALL, Reason.BUDGET, Duration.ofMillis(300)));
        listener.waited(new Waited(CALL, Reason.BUDGET, Duration.ofMillis(200)));
        listener.waited(new Waited(CALL, Reason.BACK_OFF, Duration.ofMillis(7)));

        Timer budget =
                registry.get("interventions.wait").tag("reason", "budget").timer();
        assertThat(budget.count()).isEqualTo(2);
        assertThat(budget.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(500);
        assertThat(registry.get("interventions.wait")
                        .tag("reason", "back_off")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(7);
    }

    @Test
    void throttled_attempts_are_counted() {
        listener.throttled(new Throttled(CALL, Option.none()));

        assertThat(count("interventions.throttled")).isEqualTo(1);
    }

    @Test
    void look_ups_are_counted_by_their_outcome() {
        listener.resolved(new Resolved(CALL, true, Duration.ofMillis(1)));
        listener.resolved(new Resolved(CALL, false, Duration.ofMillis(1)));
        listener.resolved(new Resolved(CALL, false, Duration.ofMillis(1)));

        assertThat(count("interventions.resolved", "confirmed", "true")).isEqualTo(1);
        assertThat(count("interventions.resolved", "confirmed", "false")).isEqualTo(2);
    }

    @Test
    void missed_events_are_counted() {
        listener.missed(40);
        listener.missed(2);

        assertThat(count("interventions.events.missed")).isEqualTo(42);
    }

    @Test
    void meters_are_zero_before_the_first_event() {
        assertThat(registry.getMeters())
                .hasSize(6)
                .allSatisfy(meter -> assertThat(meter.measure()).allMatch(measurement -> measurement.getValue() == 0));
    }

    @Test
    void a_client_notifies_it() {
        try (ObservedService service = new ObservedService();
                EngageClient client = service.client(settings -> settings.addingListener(listener))) {
            InterventionId id = service.replied();
            service.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

            client.interventions().close(id);
        }

        Await.until(() -> count("interventions.resolved", "confirmed", "true") == 1);
    }
}
