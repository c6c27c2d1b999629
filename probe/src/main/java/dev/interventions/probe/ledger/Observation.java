package dev.interventions.probe.ledger;

import dev.interventions.probe.wire.Response;
import jakarta.json.JsonValue;

/**
 * A response without its values.
 *
 * @param request without the values of the account
 * @param status the HTTP status
 * @param shape the types of the body's fields
 */
public record Observation(String request, int status, JsonValue shape) {

    /** The observation of this response. */
    public static Observation of(Response response) {
        return new Observation(response.request().toString(), response.status(), response.shape());
    }
}
