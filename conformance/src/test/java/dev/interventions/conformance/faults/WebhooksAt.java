package dev.interventions.conformance.faults;

import dev.interventions.domain.Permission;
import dev.interventions.domain.UserId;
import dev.interventions.port.webhook.Webhooks;

/**
 * The means of a fault of webhooks, for any adapter.
 *
 * @param user whose webhooks they are
 * @param correct the user's webhooks, without the fault
 * @param all webhooks of a user who sees all of them, without the fault
 */
record WebhooksAt(FaultState state, UserId user, Webhooks correct, Webhooks all) {

    boolean isManager() {
        return state.world().find(user).exists(actor -> actor.may(Permission.MANAGE_API_ACCESS_TOKENS));
    }
}
