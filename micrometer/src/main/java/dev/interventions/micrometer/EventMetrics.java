package dev.interventions.micrometer;

import dev.interventions.http.event.HttpListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/**
 * Times the waits of a client's calls, and counts throttled attempts, look-ups of outcomes, and events that were dropped. {@code
 * docs/metrics.md} lists the meters. For {@link dev.interventions.http.HttpSettings#addingListener}.
 */
public final class EventMetrics implements HttpListener {

    private final Timer budgetWaits;
    private final Timer backOffs;
    private final Counter throttled;
    private final Counter confirmed;
    private final Counter unconfirmed;
    private final Counter missed;

    /** Meters of this registry. */
    public EventMetrics(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /** Meters of this registry with these tags. */
    public EventMetrics(MeterRegistry registry, Iterable<Tag> tags) {
        this.budgetWaits = waits(Reason.BUDGET, registry, tags);
        this.backOffs = waits(Reason.BACK_OFF, registry, tags);
        this.throttled = counter(InterventionsMeterDocumentation.THROTTLED, registry, tags);
        this.confirmed = resolved(true, registry, tags);
        this.unconfirmed = resolved(false, registry, tags);
        this.missed = counter(InterventionsMeterDocumentation.EVENTS_MISSED, registry, tags);
    }

    private static Timer waits(Reason reason, MeterRegistry registry, Iterable<Tag> tags) {
        return Timer.builder(InterventionsMeterDocumentation.WAIT.getName())
                .tags(tags)
                .tag(
                        InterventionsMeterDocumentation.Keys.REASON.asString(),
                        reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private static Counter resolved(boolean confirmed, MeterRegistry registry, Iterable<Tag> tags) {
        Tag tag = Tag.of(InterventionsMeterDocumentation.Keys.CONFIRMED.asString(), Boolean.toString(confirmed));
        return counter(
                InterventionsMeterDocumentation.RESOLVED,
                registry,
                Tags.of(tags).and(tag));
    }

    private static Counter counter(InterventionsMeterDocumentation meter, MeterRegistry registry, Iterable<Tag> tags) {
        return Counter.builder(meter.getName()).tags(tags).register(registry);
    }

    @Override
    public void waited(Waited event) {
        (event.reason() == Reason.BUDGET ? budgetWaits : backOffs).record(event.duration());
    }

    @Override
    public void throttled(Throttled event) {
        throttled.increment();
    }

    @Override
    public void resolved(Resolved event) {
        (event.confirmed() ? confirmed : unconfirmed).increment();
    }

    @Override
    public void missed(long events) {
        missed.increment((double) events);
    }
}
