package dev.interventions.example.sql;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lookup;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One operation in progress: its transaction, its acting user and the clock. */
record Call(Session session, Actor actor, Clock clock) {

    /** In whole seconds, as all instants of the domain, so that it can be compared with stored ones. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    InterventionTable interventions() {
        return new InterventionTable(session, clock);
    }

    ContentTable contents() {
        return new ContentTable(session);
    }

    AgentTable agents() {
        return new AgentTable(session);
    }

    Lookup lookup(InterventionId id) {
        return new Lookup(id, interventions().find(id));
    }

    Lookup lock(InterventionId id) {
        return new Lookup(id, interventions().lock(id));
    }

    /** The intervention, locked; empty, without waiting, if another transaction closes or cancels it. */
    Option<Lookup> lockForClosing(InterventionId id) {
        return Option.when(interventions().takeClosingLock(id), () -> lock(id));
    }
}
