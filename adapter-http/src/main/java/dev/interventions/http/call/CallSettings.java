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
 * @param token supplies the access token for each request
 * @param account the account whose budget calls use
 * @param lane the lane of the budget in which calls wait
 * @param waitsForBudget whether a call waits if the budget has no request left, or ends at once
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

    /** The deadline of an attempt. An attempt to write leaves time to look up its outcome in case there is no response. */
    public Deadline attemptDeadline(Operation operation, Deadline callDeadline) {
        return operation.isWrite() && !sendsOnce ? callDeadline.reservingAQuarter() : callDeadline;
    }
}
