package dev.interventions.domain;

import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** The rules on cancelling an intervention. */
public final class Cancelling {

    private Cancelling() {}

    /**
     * The last state of the intervention, which must then be removed (rules <a href="{@docRoot}/doc-files/rules.html#CANCEL-1">CANCEL-1</a>
     * to <a href="{@docRoot}/doc-files/rules.html#CANCEL-6">CANCEL-6</a>). Reasons to refuse come in the order of rule
     * <a href="{@docRoot}/doc-files/rules.html#ORDER-1">ORDER-1</a>.
     *
     * @param lookup the intervention, looked up without the lock
     * @param lock takes the lock for closing and cancelling, and looks the intervention up again while it is held; empty if another close
     *     or cancel holds the lock. Called only if the acting user sees the intervention
     */
    public static Either<Refused, Cancelled> cancel(Lookup lookup, Supplier<Option<Lookup>> lock, Actor actor) {
        return lookup.seenBy(actor)
                .flatMap(unlocked -> lookup.under(lock))
                .flatMap(locked -> locked.seenBy(actor))
                .flatMap(current -> Unless.broken(
                        rulesShownBroken(current), () -> new Cancelled(current.id(), Option.some(current))));
    }

    /**
     * The rules on cancelling that the intervention shows to be broken for every user. An empty set doesn't mean that it can be cancelled.
     */
    public static Set<Rule> rulesShownBroken(Intervention intervention) {
        return Rule.CANCEL_ONLY_OPEN
                .brokenIf(intervention.isClosed())
                .union(Rule.CANCEL_ONLY_UNREPLIED.brokenIf(
                        intervention.replies().showSome()));
    }
}
