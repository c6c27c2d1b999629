package dev.interventions.emulator.webhook;

import dev.interventions.emulator.json.Json;
import io.vavr.collection.Vector;
import jakarta.json.JsonArrayBuilder;
import java.time.Duration;
import java.time.Instant;

/**
 * Events that are posted together to one webhook.
 *
 * @param order its position among deliveries that are due at the same time
 * @param attempts the number of failed attempts
 * @param due when it is posted, by the emulated clock
 */
record Delivery(String id, Vector<Event> events, long order, int attempts, Instant due) {

    /**
     * The times between a failed attempt and the next. They are documented; that each is counted from the attempt before is a
     * <em>choice</em>.
     */
    private static final Vector<Duration> WAITS = Vector.of(
            Duration.ofSeconds(32),
            Duration.ofMinutes(4),
            Duration.ofMinutes(17),
            Duration.ofMinutes(52),
            Duration.ofHours(2));

    /** A delivery that is due at once. */
    static Delivery now(String id, Vector<Event> events) {
        return new Delivery(id, events, 0, 0, Instant.MIN);
    }

    Delivery inOrder(long newOrder) {
        return new Delivery(id, events, newOrder, attempts, due);
    }

    Delivery dueAt(Instant time) {
        return new Delivery(id, events, order, attempts, time);
    }

    Delivery with(Vector<Event> more) {
        return new Delivery(id, events.appendAll(more), order, attempts, due);
    }

    boolean hasNextAttempt() {
        return attempts < WAITS.length();
    }

    /** The same after an attempt that has failed now. There has to be a {@linkplain #hasNextAttempt next attempt}. */
    Delivery retriedAfter(Instant now) {
        return new Delivery(id, events, order, attempts + 1, now.plus(WAITS.get(attempts)));
    }

    boolean isDue(Instant now) {
        return !due.isAfter(now);
    }

    /** The body of the request. */
    String body() {
        JsonArrayBuilder all = Json.array();
        events.forEach(event -> all.add(event.json()));
        return Json.object()
                .add("id", id)
                // A number, as in one of the documented samples.
                .add("domain_id", 1)
                .add("events", all)
                .build()
                .toString();
    }
}
