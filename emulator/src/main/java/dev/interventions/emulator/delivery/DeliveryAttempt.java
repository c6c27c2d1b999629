package dev.interventions.emulator.delivery;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A finished attempt to post a delivery; or a delivery that is never posted because of a planned fault.
 *
 * @param number the position of the attempt among all attempts of the tenant, counted from 1 in the order of their outcomes
 * @param webhookId the id of the webhook
 * @param deliveryId the id of the delivery, the same in each attempt
 * @param attempt 1 for the first attempt of the delivery; 0 if it is never posted
 * @param eventTypes the types of its events, in order
 * @param at when its outcome was known, by the emulated clock
 * @param status the status of the response, if there was one in time
 * @param retryAt when the delivery is posted again, by the emulated clock; absent after a 200 and after the last attempt
 */
public record DeliveryAttempt(
        long number,
        String webhookId,
        String deliveryId,
        int attempt,
        Seq<String> eventTypes,
        Instant at,
        Option<Integer> status,
        Option<Instant> retryAt) {

    /** The only status that acknowledges a delivery. */
    private static final int OK = 200;

    /** Whether the receiver has acknowledged the delivery. */
    public boolean isAcknowledged() {
        return status.contains(OK);
    }

    /** Whether the delivery is given up. */
    public boolean isLost() {
        return !isAcknowledged() && retryAt.isEmpty();
    }
}
