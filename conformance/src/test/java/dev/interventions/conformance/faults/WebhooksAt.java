package dev.interventions.conformance.faults;

import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.port.webhook.Webhooks;

/**
 * What a fault of webhooks can use, whichever adapter it is planted in.
 *
 * @param user whose webhooks they are
 * @param correct the user's webhooks, without fault
 * @param all those of a user who sees all, without fault
 */
record WebhooksAt(FaultState state, UserId user, Webhooks correct, Webhooks all) {

    boolean isManager() {
        return state.world().find(user).exists(actor -> actor.may(Permission.MANAGE_API_ACCESS_TOKENS));
    }
}
