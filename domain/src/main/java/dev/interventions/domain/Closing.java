package dev.interventions.domain;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Supplier;

/** The rules on closing an intervention. */
public final class Closing {

    private Closing() {}

    /**
     * The intervention closed now, and no longer deferred (rules <a href="{@docRoot}/doc-files/rules.html#CLOSE-1">CLOSE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CLOSE-7">CLOSE-7</a>). Reasons to refuse come in the order of rule
     * <a href="{@docRoot}/doc-files/rules.html#ORDER-1">ORDER-1</a>; a source that isn't read is {@link Refused.NotAllowed} here, not
     * {@link Refused.NotFound}.
     *
     * @param lookup the intervention, looked up without the lock
     * @param lock takes the lock for closing and cancelling, and looks the intervention up again while it is held; empty if another close
     *     or cancel holds the lock. Called only if the acting user reads the source
     */
    public static Either<Refused, Intervention> close(
            Lookup lookup, Supplier<Option<Lookup>> lock, Actor actor, Instant now) {
        return readBy(actor, lookup)
                .flatMap(unlocked -> lookup.under(lock))
                .flatMap(locked -> readBy(actor, locked))
                .flatMap(current -> Unless.broken(
                        rulesShownBroken(current)
                                .union(Rule.CLOSE_BY_OWNER_OR_EDITOR.brokenIf(!mayClose(actor, current))),
                        () -> current.withLifecycle(current.lifecycle().closedAt(now))));
    }

    /** The rules on closing that the intervention shows to be broken for every user. An empty set doesn't mean that it can be closed. */
    public static Set<Rule> rulesShownBroken(Intervention intervention) {
        return Rule.CLOSE_ONLY_OPEN
                .brokenIf(intervention.isClosed())
                .union(Rule.CLOSE_ONLY_REPLIED.brokenIf(intervention.replies().showNone()));
    }

    private static Either<Refused, Intervention> readBy(Actor actor, Lookup lookup) {
        return lookup.existing()
                .filterOrElse(actor::sees, unread -> Refused.NotAllowed.stated(HashSet.of(Rule.CLOSE_READABLE)));
    }

    private static boolean mayClose(Actor actor, Intervention intervention) {
        return actor.may(Permission.UPDATE_INTERVENTION) || intervention.owner().forAll(actor.id()::equals);
    }
}
