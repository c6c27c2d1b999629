package dev.interventions.domain.bot;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Lookup;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Rule;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The rules on handovers. No handover changes an intervention (<em>choice</em>: the service documents no change). */
public final class HandingOver {

    private HandingOver() {}

    /**
     * The handover of an intervention, which may be closed. Refused as {@link Refused.NotFound} if the acting user doesn't see it (rule
     * <a href="{@docRoot}/doc-files/rules.html#BOT-7">BOT-7</a>).
     */
    public static Either<Refused, Acknowledgement> ofIntervention(Lookup lookup, Actor actor) {
        return lookup.seenBy(actor).map(seen -> Acknowledgement.SUCCESS);
    }

    /**
     * The handover of a customer's conversation on a channel. Refused as {@link Refused.InvalidRequest} if there is no such customer, and
     * otherwise as {@link Refused.NotAllowed} if the handover is to the bot and the customer has an open intervention (rules
     * <a href="{@docRoot}/doc-files/rules.html#BOT-8">BOT-8</a> and <a href="{@docRoot}/doc-files/rules.html#BOT-9">BOT-9</a>).
     *
     * @param isEngaged whether the customer has an open intervention, deferred or not, even if the acting user doesn't see it; absent if
     *     there is no such customer
     */
    public static Either<Refused, Acknowledgement> onChannel(Handover.OnChannel handover, Option<Boolean> isEngaged) {
        return isEngaged
                .<Refused>toEither(() ->
                        new Refused.InvalidRequest("there is no customer " + handover.customer() + " to hand over"))
                .filterOrElse(
                        engaged -> !(engaged && handover.direction() == Handover.Direction.AGENT_TO_BOT),
                        engaged -> Refused.NotAllowed.stated(HashSet.of(Rule.HANDOVER_ONLY_UNENGAGED)))
                .map(permitted -> Acknowledgement.SUCCESS);
    }
}
