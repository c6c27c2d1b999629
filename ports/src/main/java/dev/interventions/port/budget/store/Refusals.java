package dev.interventions.port.budget.store;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import org.jspecify.annotations.Nullable;

/** The refusals of a budget over a store, with messages that a person can act on. */
final class Refusals {

    private final Limit limit;
    private final int share;
    private final String store;

    Refusals(Limit limit, int share, String storeName) {
        this.limit = limit;
        this.share = share;
        this.store = storeName + ", the store of the request budget,";
    }

    Unavailable usedUp() {
        return exhausted("the budget of " + limit.maxAttempts() + " requests in " + seconds()
                + " for all processes is used up, and no request is free in time");
    }

    Unavailable coldStart() {
        return exhausted(store + " is new or has lost its data, so no request may begin for " + seconds());
    }

    Unavailable noReply() {
        return exhausted(store + " has not replied in time");
    }

    Unavailable unavailable(@Nullable String reason) {
        return exhausted(store + " is unavailable (" + reason + "), so no request may begin");
    }

    Unavailable shareUsedUp(@Nullable String reason) {
        return exhausted(store + " is unavailable (" + reason + "), and " + usedUpShare());
    }

    Unavailable shareUsedUpAfterOutage() {
        return exhausted(store + " was unavailable, and until all processes are counted there " + usedUpShare());
    }

    private String usedUpShare() {
        return "this process's share of " + share + " requests in " + seconds() + " is used up";
    }

    private String seconds() {
        return limit.span().toSeconds() + " s";
    }

    private static Unavailable exhausted(String message) {
        return new Unavailable.BudgetExhausted(message);
    }
}
