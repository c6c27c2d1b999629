package dev.interventions.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Predicate;

/** The rules on reassigning an intervention. */
public final class Reassigning {

    private Reassigning() {}

    /**
     * The intervention with its new owner, who may be the current one (rules
     * <a href="{@docRoot}/doc-files/rules.html#REASSIGN-1">REASSIGN-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#REASSIGN-5">REASSIGN-5</a>). Reasons to refuse come in the order of rule
     * <a href="{@docRoot}/doc-files/rules.html#ORDER-1">ORDER-1</a>.
     *
     * @param users whether there is a user with this id. Called only if there is no other reason to refuse
     */
    public static Either<Refused, Intervention> reassign(
            Lookup lookup, UserId newOwner, Predicate<UserId> users, Actor actor, Instant now) {
        return lookup.seenBy(actor)
                .flatMap(found ->
                        Unless.broken(Rule.REASSIGN_BY_EDITOR.brokenIf(!mayReassign(actor, found)), () -> found))
                .filterOrElse(
                        found -> users.test(newOwner),
                        found -> new Refused.UnknownUser("there is no user " + newOwner.value()))
                .map(found -> found.owner().contains(newOwner)
                        ? found
                        : found.withOwner(Option.some(newOwner)).updatedAt(now));
    }

    private static boolean mayReassign(Actor actor, Intervention intervention) {
        return actor.may(Permission.UPDATE_INTERVENTION)
                || (actor.may(Permission.UPDATE_OWN_INTERVENTION)
                        && intervention.owner().forAll(actor.id()::equals));
    }
}
