package dev.interventions.webhooks;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** Events that say that something happened to an intervention. What it is now, {@link #current} reads. Not thread-safe. */
public final class InterventionHint {

    private final InterventionId id;
    private final Seq<WebhookEvent> events;
    private final Lazy<Either<InterventionError, Intervention>> current;

    InterventionHint(
            InterventionId id, Seq<WebhookEvent> events, Supplier<Either<InterventionError, Intervention>> read) {
        this.id = requireNonNull(id, "id");
        this.events = requireNonNull(events, "events");
        this.current = Lazy.of(read);
    }

    public InterventionId id() {
        return id;
    }

    /** At least one, in the order in which the platform issued them as far as is known. */
    public Seq<WebhookEvent> events() {
        return events;
    }

    /**
     * The intervention as it is now, or the error of reading it, such as {@link dev.interventions.domain.Refused.NotFound} after it was
     * cancelled. The first call reads it, with one request that waits for the budget; later calls return the same.
     */
    public Either<InterventionError, Intervention> current() {
        return current.get();
    }

    @Override
    public String toString() {
        return "InterventionHint[" + id.value() + ", " + events.map(WebhookEvent::type) + "]";
    }
}
