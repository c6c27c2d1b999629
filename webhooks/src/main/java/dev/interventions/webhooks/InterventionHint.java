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

/** Events that report a change of an intervention. {@link #current} reads its present state. Not thread-safe. */
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

    /** At least one event, in the order of {@link WebhookEvent#issuedAt}; those without it last. */
    public Seq<WebhookEvent> events() {
        return events;
    }

    /**
     * The intervention as it is now, or the error of reading it, such as {@link dev.interventions.domain.Refused.NotFound} after it was
     * cancelled. The first call sends one request, which may wait for the budget; later calls return the same result.
     */
    public Either<InterventionError, Intervention> current() {
        return current.get();
    }

    @Override
    public String toString() {
        return "InterventionHint[" + id.value() + ", " + events.map(WebhookEvent::type) + "]";
    }
}
