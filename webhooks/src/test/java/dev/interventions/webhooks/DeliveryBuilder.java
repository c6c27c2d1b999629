package dev.interventions.webhooks;

import java.nio.charset.StandardCharsets;

/** Bodies of deliveries, written by hand as the platform's documentation shows them. */
final class DeliveryBuilder {

    private DeliveryBuilder() {}

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    static String delivery(String... events) {
        return "{\"id\":\"5d0ba6f8\",\"domain_id\":\"342\",\"events\":[" + String.join(",", events) + "]}";
    }

    static String closed(String eventId, String interventionId) {
        return event("\"" + eventId + "\"", "intervention.closed", "1561044728123", "\"" + interventionId + "\"");
    }

    static String event(String id, String type, String issuedAt, String resourceId) {
        return "{\"type\":\"" + type + "\",\"id\":" + id + ",\"user_id\":\"u1\",\"issued_at\":" + issuedAt
                + ",\"resource\":{\"type\":\"intervention\",\"id\":" + resourceId
                + ",\"metadata\":{\"source_id\":\"s1\",\"closed_at\":null}}}";
    }
}
