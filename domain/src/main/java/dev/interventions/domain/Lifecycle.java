package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When an intervention was opened, changed, closed and deferred. Instants are UTC and truncated to whole seconds; what the service left out
 * is absent.
 *
 * @param closed whether it is closed ({@code closed})
 * @param createdAt when it was opened first ({@code created_at})
 * @param updatedAt when it was changed last ({@code updated_at})
 * @param closedAt when it was closed ({@code closed_at})
 * @param deferredAt the moment until which it is deferred ({@code deferred_at}, <em>choice</em>)
 * @param statusText the state as text for people, in the account's language ({@code status}); don't use it for decisions
 */
public record Lifecycle(
        Option<Boolean> closed,
        Option<Instant> createdAt,
        Option<Instant> updatedAt,
        Option<Instant> closedAt,
        Option<Instant> deferredAt,
        Option<String> statusText) {

    /** Nothing is known. */
    public static final Lifecycle UNKNOWN =
            new Lifecycle(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    private static final Option<Boolean> OPEN = Option.some(false);
    private static final Option<Boolean> CLOSED = Option.some(true);

    public Lifecycle {
        requireNonNull(closed, "closed");
        createdAt = WholeSeconds.ofInstant(requireNonNull(createdAt, "createdAt"));
        updatedAt = WholeSeconds.ofInstant(requireNonNull(updatedAt, "updatedAt"));
        closedAt = WholeSeconds.ofInstant(requireNonNull(closedAt, "closedAt"));
        deferredAt = WholeSeconds.ofInstant(requireNonNull(deferredAt, "deferredAt"));
        requireNonNull(statusText, "statusText");
    }

    /** The lifecycle of an intervention that is opened at this moment. */
    public static Lifecycle openedAt(Instant now) {
        Option<Instant> moment = Option.some(now);
        return new Lifecycle(OPEN, moment, moment, Option.none(), Option.none(), Option.none());
    }

    /** The same lifecycle with another status text. */
    public Lifecycle withStatusText(Option<String> text) {
        return new Lifecycle(closed, createdAt, updatedAt, closedAt, deferredAt, text);
    }

    /**
     * The state that these fields show: {@code closed} takes precedence over {@code closed_at}; without {@code closed}, it is closed if and
     * only if {@code closed_at} is present. An open intervention with {@code deferred_at} is deferred until then, even if that is past
     * (rules <a href="{@docRoot}/doc-files/rules.html#STATE-1">STATE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#STATE-3">STATE-3</a>).
     */
    InterventionState state() {
        if (closed.getOrElse(closedAt.isDefined())) {
            return new InterventionState.Closed(closedAt);
        }
        return deferredAt
                .<InterventionState>map(InterventionState.Deferred::new)
                .getOrElse(InterventionState.Active::new);
    }

    Lifecycle closedAt(Instant now) {
        return new Lifecycle(CLOSED, createdAt, updateAt(now), Option.some(now), Option.none(), statusText);
    }

    Lifecycle reopenedAt(Instant now) {
        return new Lifecycle(OPEN, createdAt, updateAt(now), Option.none(), Option.none(), statusText);
    }

    Lifecycle deferredUntil(Instant until, Instant now) {
        return deferredAt.contains(until.truncatedTo(ChronoUnit.SECONDS))
                ? this
                : new Lifecycle(closed, createdAt, updateAt(now), closedAt, Option.some(until), statusText);
    }

    Lifecycle withoutDeferralPassedBy(Instant now) {
        return deferredAt.exists(until -> !until.isAfter(now))
                ? new Lifecycle(closed, createdAt, updatedAt, closedAt, Option.none(), statusText)
                : this;
    }

    Lifecycle updatedAt(Instant now) {
        return new Lifecycle(closed, createdAt, updateAt(now), closedAt, deferredAt, statusText);
    }

    /** The date of the last change never goes back, even if the clock does. */
    private Option<Instant> updateAt(Instant now) {
        return updatedAt.filter(before -> before.isAfter(now)).orElse(Option.some(now));
    }
}
