package dev.interventions.emulator.webhook;

import dev.interventions.domain.WebhookId;
import dev.interventions.inmemory.Ids;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of webhooks, deliveries and events: 24 hexadecimal digits, random or counted as those of the world. Counted ones begin with a
 * letter, so that they differ from the world's. Threads may share an instance.
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

    /** What proves that the receiver has read a request; never counted, since nobody may guess it. */
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

    /** The first webhook, delivery or event gets the first id again. */
    void restart() {
        webhooks.set(0);
        deliveries.set(0);
        events.set(0);
    }
}
