package dev.interventions.http.call;

import dev.interventions.http.transport.Deadline;
import dev.interventions.port.Operation;
import dev.interventions.port.budget.RequestBudget;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How a call is made.
 *
 * @param deadline how long a call may take
 * @param token gives the access token for each request
 * @param account what the budget is asked for
 * @param lane where in the budget's queue calls wait
 * @param waitsForBudget whether a call waits for the budget, or ends at once if it has no request left
 * @param maxRetryAfter the longest {@code Retry-After} that is respected
 * @param sendsOnce whether a call sends one request only
 * @param explainsRefusals whether a refusal without a reason is followed by a read that may show the reason
 */
public record CallSettings(
        Duration deadline,
        Supplier<String> token,
        RequestBudget budget,
        String account,
        String lane,
        boolean waitsForBudget,
        Duration maxRetryAfter,
        boolean sendsOnce,
        boolean explainsRefusals) {

    /** Until when an attempt may take. A write leaves time to look up its outcome, should there be no response. */
    public Deadline deadlineOfAttempt(Operation operation, Deadline ofCall) {
        return operation.isWrite() && !sendsOnce ? ofCall.leavingAQuarter() : ofCall;
    }
}
