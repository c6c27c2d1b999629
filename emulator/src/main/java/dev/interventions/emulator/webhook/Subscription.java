package dev.interventions.emulator.webhook;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A webhook with the deliveries that wait for it, which are posted one at a time. Guarded by the lock of {@link Webhooks}. */
final class Subscription {

    /** <em>Choice</em>: limits the memory for a receiver that never responds. Beyond it, the delivery that is due first is lost. */
    private static final int MAX_WAITING = 10_000;

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

    /** Begins a new handshake and returns its number. The outcome of an earlier one is ignored from then on. */
    long beginHandshake() {
        webhook = webhook.inState(true, Webhook.Status.PENDING);
        handshakes++;
        return handshakes;
    }

    /** Ends this handshake. If it failed, the webhook is disabled, and deliveries that wait for it are lost. */
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

    /** Whether events of this type are posted to this webhook, now or after its handshake. */
    boolean accepts(String type) {
        return webhook.active() && !webhook.stagingUse() && webhook.events().contains(type);
    }

    void add(Delivery delivery) {
        lastOrder++;
        waiting.add(delivery.inOrder(lastOrder));
        if (waiting.size() > MAX_WAITING) {
            waiting.poll();
        }
    }

    int waiting() {
        return waiting.size() + (isPosting ? 1 : 0);
    }

    /** The delivery to post now, if there is one. There is no other until {@link #posted} was called. */
    Option<Delivery> next(Instant now) {
        boolean mayPost = !isPosting && webhook.active() && webhook.status() == Webhook.Status.VALID;
        Option<Delivery> next = Option.of(waiting.peek()).filter(delivery -> mayPost && delivery.isDue(now));
        next.forEach(delivery -> {
            waiting.poll();
            isPosting = true;
        });
        return next;
    }

    /** Ends the attempt. After too many errors, the webhook is paused until it is activated again. */
    void posted(boolean acknowledged, Option<Delivery> retry) {
        isPosting = false;
        retry.forEach(this::add);
        errors.count(!acknowledged);
        if (errors.isTooHigh()) {
            webhook = webhook.inState(false, Webhook.Status.PAUSED);
        }
    }
}
