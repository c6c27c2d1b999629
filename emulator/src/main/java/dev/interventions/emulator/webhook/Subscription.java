package dev.interventions.emulator.webhook;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A webhook with the deliveries that wait for it, of which one at a time is posted. Guarded by {@link Webhooks}. */
final class Subscription {

    /** <em>Choice</em>: so that a receiver that never responds doesn't exhaust the memory. */
    private static final int MOST_WAITING = 10_000;

    private final PriorityQueue<Delivery> waiting =
            new PriorityQueue<>(Comparator.comparing(Delivery::due).thenComparingLong(Delivery::order));
    private final ErrorRate errors = new ErrorRate();

    private Webhook webhook;
    private boolean isPosting;
    private long lastOrder;
    private long handshakes;

    Subscription(Webhook webhook) {
        this.webhook = webhook;
    }

    Webhook webhook() {
        return webhook;
    }

    void replaceBy(Webhook changed) {
        webhook = changed;
    }

    // ---- the handshake ----

    /** A new handshake begins; the outcome of an earlier one no longer counts. Returns its number. */
    long beginHandshake() {
        webhook = webhook.inState(true, Webhook.Status.PENDING);
        handshakes++;
        return handshakes;
    }

    /** Ends this handshake. Without the challenge, the webhook is disabled, and what waits for it is lost. */
    void endHandshake(long number, boolean succeeded) {
        if (number != handshakes || webhook.status() != Webhook.Status.PENDING) {
            return;
        }
        webhook = webhook.inState(
                succeeded && webhook.active(), succeeded ? Webhook.Status.VALID : Webhook.Status.INVALID);
        errors.clear();
        if (!succeeded) {
            waiting.clear();
        }
    }

    // ---- deliveries ----

    /** Whether events of this type are posted to it, now or after its handshake. */
    boolean accepts(String type) {
        return webhook.active() && !webhook.stagingUse() && webhook.events().contains(type);
    }

    void add(Delivery delivery) {
        lastOrder++;
        waiting.add(delivery.inOrder(lastOrder));
        if (waiting.size() > MOST_WAITING) {
            waiting.poll();
        }
    }

    int waiting() {
        return waiting.size() + (isPosting ? 1 : 0);
    }

    /** The delivery that is to be posted now, if there is one. The next is given after {@link #posted}. */
    Option<Delivery> next(Instant now) {
        boolean mayPost = !isPosting && webhook.active() && webhook.status() == Webhook.Status.VALID;
        Option<Delivery> next = Option.of(waiting.peek()).filter(delivery -> mayPost && delivery.isDue(now));
        next.forEach(delivery -> {
            waiting.poll();
            isPosting = true;
        });
        return next;
    }

    /** The attempt has ended. Too many errors pause the webhook until it is activated again. */
    void posted(boolean acknowledged, Option<Delivery> retry) {
        isPosting = false;
        retry.forEach(this::add);
        errors.count(!acknowledged);
        if (errors.isTooHigh()) {
            webhook = webhook.inState(false, Webhook.Status.PAUSED);
        }
    }
}
