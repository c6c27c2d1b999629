package dev.interventions.port.bot;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;

/**
 * The operations of a bot on conversations, as one acting user: the user of the virtual agent. A program that acts as an agent uses {@link
 * Interventions#create} and {@link Interventions#close}.
 *
 * <p>Outcomes, threads and null arguments are as for {@link Interventions}: every outcome is a value, all three operations are writes that
 * can return {@link EffectUnknown}, and none can be repeated blindly. The service shows an intervention only for {@link #engage}. The other
 * results only say that it acknowledged the request (rule <a href="{@docRoot}/doc-files/rules.html#BOT-5">BOT-5</a>).
 *
 * <p>The service documents one status, 422, for everything that it refuses. So an adapter over a network may return {@link
 * Refused.NotAllowed} without a reason where another refusal is named here.
 */
public interface Bots {

    /**
     * Opens an intervention on a customer's message, or reopens the closed one that the message belongs to. The acting user becomes its
     * owner (operation <em>engage</em>, rules <a href="{@docRoot}/doc-files/rules.html#BOT-1">BOT-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#BOT-2">BOT-2</a>).
     *
     * @return the intervention, open, as from {@link Interventions#create}; or {@link Refused.NotOpenable} for the same reasons
     */
    Either<InterventionError, Intervention> engage(ContentId content);

    /**
     * Closes an intervention, and completes its task (operation <em>complete</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#BOT-3">BOT-3</a>, <a href="{@docRoot}/doc-files/rules.html#BOT-4">BOT-4</a> and
     * <a href="{@docRoot}/doc-files/rules.html#BOT-6">BOT-6</a>).
     *
     * @param completion what is done besides closing the intervention
     * @return the service's acknowledgement, or that the intervention was then read as closed; or {@link Refused.NotFound}, {@link
     *     Refused.InProgress} or {@link Refused.NotAllowed} for the reasons of {@link Interventions#close}
     */
    Either<InterventionError, Completed> complete(InterventionId id, Completion completion);

    /** Closes an intervention and leaves its thread open: {@link #complete(InterventionId, Completion)}. */
    default Either<InterventionError, Completed> complete(InterventionId id) {
        return complete(id, Completion.ofIntervention());
    }

    /**
     * Hands a conversation over between a bot and an agent (operation <em>handover</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#BOT-7">BOT-7</a> to <a href="{@docRoot}/doc-files/rules.html#BOT-9">BOT-9</a>).
     *
     * <p><b>Not promised:</b> that anything shows the handover afterwards. Who then owns the intervention isn't documented.
     *
     * @return the service's acknowledgement; or, for an intervention, {@link Refused.NotFound}; or, on a channel, {@link
     *     Refused.InvalidRequest} if there is no such customer, and {@link Refused.NotAllowed} if the handover is to the bot and the
     *     customer has an open intervention
     */
    Either<InterventionError, Acknowledgement> handover(Handover handover);

    /**
     * The same as another user: see {@link Interventions#actingAs}. The service's general rule on impersonation is applied to a bot's
     * operations (<em>choice</em>).
     *
     * @return a view that shares everything with this instance
     */
    Bots actingAs(UserId user);
}
