package dev.interventions.http.call;

import dev.interventions.port.budget.RequestBudget;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How the requests of a call are sent.
 *
 * @param token gives the access token for each request
 * @param account what the budget is asked for
 * @param lane where in the budget's queue calls wait
 * @param waitsForBudget whether a call waits for the budget, or ends at once if it has no request left
 * @param maxRetryAfter the longest {@code Retry-After} that is respected
 * @param sendsOnce whether a call sends one request only
 */
public record CallSettings(
        Supplier<String> token,
        RequestBudget budget,
        String account,
        String lane,
        boolean waitsForBudget,
        Duration maxRetryAfter,
        boolean sendsOnce) {

    CallSettings withLane(String other) {
        return new CallSettings(token, budget, account, other, waitsForBudget, maxRetryAfter, sendsOnce);
    }
}
