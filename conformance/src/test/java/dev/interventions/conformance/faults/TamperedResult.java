package dev.interventions.conformance.faults;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Interventions with a wrong field. */
final class TamperedResult {

    private TamperedResult() {}

    static Intervention created(Intervention one, Option<Instant> at) {
        return withLifecycle(
                one,
                life -> new Lifecycle(
                        life.closed(), at, life.updatedAt(), life.closedAt(), life.deferredAt(), life.statusText()));
    }

    static Intervention updated(Intervention one, Option<Instant> at) {
        return withLifecycle(
                one,
                life -> new Lifecycle(
                        life.closed(), life.createdAt(), at, life.closedAt(), life.deferredAt(), life.statusText()));
    }

    /** The same state, with this date of closing. */
    static Intervention dated(Intervention one, Option<Instant> closedAt) {
        return withLifecycle(
                one,
                life -> new Lifecycle(
                        life.closed(),
                        life.createdAt(),
                        life.updatedAt(),
                        closedAt,
                        life.deferredAt(),
                        life.statusText()));
    }

    static Intervention deferred(Intervention one, Option<Instant> until) {
        return withLifecycle(
                one,
                life -> new Lifecycle(
                        life.closed(), life.createdAt(), life.updatedAt(), life.closedAt(), until, life.statusText()));
    }

    static Intervention closed(Intervention one, Instant now) {
        return withLifecycle(
                one,
                life -> new Lifecycle(
                        Option.some(true),
                        life.createdAt(),
                        Option.some(now),
                        Option.some(now),
                        Option.none(),
                        life.statusText()));
    }

    static Intervention open(Intervention one, Instant now) {
        return withLifecycle(
                one,
                life -> new Lifecycle(
                        Option.some(false),
                        life.createdAt(),
                        Option.some(now),
                        Option.none(),
                        Option.none(),
                        life.statusText()));
    }

    static Intervention later(Intervention one, long seconds) {
        return created(
                updated(one, one.lifecycle().updatedAt().map(at -> at.plusSeconds(seconds))),
                one.lifecycle().createdAt().map(at -> at.plusSeconds(seconds)));
    }

    static Intervention renamed(Intervention one, InterventionId id) {
        return new Intervention(
                id,
                one.origin(),
                one.owner(),
                one.lifecycle(),
                one.replies(),
                one.commentsCount(),
                one.categories(),
                one.customFields(),
                one.satisfaction(),
                one.language());
    }

    /** The same intervention under a new id. */
    static Intervention renamed(Intervention one) {
        return renamed(one, InterventionId.of("another" + one.id().value()));
    }

    private static Intervention withLifecycle(Intervention one, UnaryOperator<Lifecycle> change) {
        return one.withLifecycle(change.apply(one.lifecycle()));
    }
}
