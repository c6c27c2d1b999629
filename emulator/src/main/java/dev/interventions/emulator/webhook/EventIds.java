package dev.interventions.emulator.webhook;

import dev.interventions.domain.WebhookId;
import dev.interventions.inmemory.Ids;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Generates ids of webhooks, deliveries and events: 24 hexadecimal digits, random or predictable as the ids of the world are. Predictable
 * ids begin with a letter, so that they differ from those of the world. Thread-safe.
 */
final class EventIds {

    private static final HexFormat HEX = HexFormat.of();

    private final Ids ids;
    private final AtomicLong webhooks = new AtomicLong();
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong events = new AtomicLong();

    EventIds(Ids ids) {
        this.ids = ids;
    }

    WebhookId ofWebhook() {
        return WebhookId.of(next("a", webhooks));
    }

    String ofDelivery() {
        return next("d", deliveries);
    }

    String ofEvent() {
        return next("e", events);
    }

    /** A text that proves that the receiver has read a request. Never predictable, since nobody may be able to guess it. */
    static String challenge() {
        return UUID.randomUUID().toString();
    }

    private String next(String kind, AtomicLong last) {
        long number = last.incrementAndGet();
        if (ids == Ids.PREDICTABLE) {
            return kind + HEX.toHexDigits(0).substring(1) + HEX.toHexDigits(number);
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextInt()) + HEX.toHexDigits(random.nextLong());
    }

    /** Restarts predictable ids from the first. */
    void restart() {
        webhooks.set(0);
        deliveries.set(0);
        events.set(0);
    }
}
