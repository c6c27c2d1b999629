package com.example.webhooks;

import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.util.Random;

/**
 * A delivery of the platform.
 *
 * @param ids the ids of its events
 * @param isMalformed whether it is cut off, so that the receiver has to reject it
 */
record Delivery(List<String> ids, boolean isMalformed) {

    private static final int MAX_EVENTS = 5;
    private static final int INTERVENTIONS = 500;
    private static final double DOUBLED = 0.1;
    private static final double MALFORMED = 0.01;

    /** Deliveries with this many events in all, in random order; some are sent twice, and some malformed ones are added. */
    static Vector<Delivery> of(int events, Random random) {
        Vector<Delivery> deliveries = Vector.empty();
        for (int event = 0; event < events; ) {
            int next = Math.min(events, event + 1 + random.nextInt(MAX_EVENTS));
            List<String> ids = List.range(event, next).map(number -> "e" + number);
            deliveries = deliveries.append(new Delivery(ids, false));
            if (random.nextDouble() < DOUBLED) {
                deliveries = deliveries.append(new Delivery(ids, false));
            }
            if (random.nextDouble() < MALFORMED) {
                deliveries = deliveries.append(new Delivery(ids.map(id -> "malformed-" + id), true));
            }
            event = next;
        }
        java.util.List<Delivery> shuffled = deliveries.toJavaList();
        java.util.Collections.shuffle(shuffled, random);
        return Vector.ofAll(shuffled);
    }

    String json() {
        String whole = ids.map(
                        id -> "{\"id\":\"" + id + "\",\"type\":\"intervention.opened\",\"issued_at\":1561044728123,"
                                + "\"resource\":{\"type\":\"intervention\",\"id\":\"i"
                                + Math.floorMod(id.hashCode(), INTERVENTIONS)
                                + "\"}}")
                .mkString("{\"events\":[", ",", "]}");
        return isMalformed ? whole.substring(0, whole.length() - 1) : whole;
    }
}
