package dev.interventions.example.sql;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One operation under way: its transaction, and who acts. */
record Call(Session session, Actor actor, Clock clock) {

    /** In whole seconds, as all instants of the domain, so that what is kept can be compared with it. */
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

    Either<Refused, Intervention> find(InterventionId id) {
        return interventions().find(id).toEither(() -> notFound(id));
    }

    Either<Refused, Intervention> lock(InterventionId id) {
        return interventions().lock(id).toEither(() -> notFound(id));
    }

    /** As it is once nobody else closes, cancels or changes it; without waiting for one who closes or cancels. */
    Either<Refused, Intervention> lockForClosing(Intervention found) {
        return interventions().takeClosingLock(found.id())
                ? lock(found.id())
                : Either.left(new Refused.InProgress(
                        "a close or cancel of intervention " + found.id().value() + " is under way"));
    }

    private static Refused notFound(InterventionId id) {
        return new Refused.NotFound("there is no intervention " + id.value());
    }
}
