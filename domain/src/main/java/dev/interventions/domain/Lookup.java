package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * The result of looking up an intervention by its id, which an adapter passes to each operation.
 *
 * @param id the id
 * @param found the intervention with this id at this moment, without a deferral that has passed ({@link
 *     Intervention#withoutDeferralPassedBy}); empty if there is none
 */
public record Lookup(InterventionId id, Option<Intervention> found) {

    public Lookup {
        requireNonNull(id, "id");
        requireNonNull(found, "found");
    }

    /**
     * The intervention, as the acting user sees it. Refused as {@link Refused.NotFound} if there is none, or if it shows a source that
     * the acting user doesn't read (rules <a href="{@docRoot}/doc-files/rules.html#GET-1">GET-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#GET-2">GET-2</a>).
     */
    public Either<Refused, Intervention> seenBy(Actor actor) {
        return existing()
                .filterOrElse(
                        actor::sees,
                        unread -> new Refused.NotFound("there is no intervention " + id.value()
                                + " in a source that user " + actor.id().value() + " reads"));
    }

    Either<Refused, Intervention> existing() {
        return found.toEither(() -> new Refused.NotFound("there is no intervention " + id.value()));
    }

    /** The same under the lock for closing and cancelling. Refused as {@link Refused.InProgress} if the lock is held. */
    Either<Refused, Lookup> under(Supplier<Option<Lookup>> lock) {
        return lock.get()
                .toEither(() ->
                        new Refused.InProgress("a close or cancel of intervention " + id.value() + " is in progress"));
    }
}
