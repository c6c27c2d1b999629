package dev.interventions.emulator.api;

import dev.interventions.emulator.conditions.Disturbance;
import dev.interventions.emulator.conditions.Latency;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the responses to requests that a fault disturbs. */
public final class DisturbedResponse {

    private DisturbedResponse() {}

    /** The response under this disturbance. The supplier carries out the operation; it is not called if the disturbance prevents that. */
    public static Response of(Disturbance disturbance, Supplier<Response> operation) {
        if (disturbance instanceof Disturbance.Status status) {
            applyIf(status.applied(), operation);
            return status.html() ? page(status.status()) : error(status.status());
        }
        if (disturbance instanceof Disturbance.Drop drop) {
            applyIf(drop.applied(), operation);
            return new Response.Withheld();
        }
        if (disturbance instanceof Disturbance.Delay delay) {
            Latency.sleep(delay.time());
            return operation.get();
        }
        Response undisturbed = operation.get();
        if (!(undisturbed instanceof Response.Document document)) {
            return undisturbed;
        }
        return disturbance instanceof Disturbance.Truncate truncate
                ? new Response.Truncated(document, truncate.bytes())
                : new Response.Text(Response.OK, "application/json", "{\"id\":\"");
    }

    private static void applyIf(boolean applied, Supplier<Response> operation) {
        if (applied) {
            Response unused = operation.get();
        }
    }

    private static Response page(int status) {
        String title = status + " " + ErrorKind.reasonOf(status);
        return new Response.Text(
                status,
                "text/html",
                "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n");
    }

    private static Response error(int status) {
        return Response.errorDocument(
                status, ErrorKind.reasonOf(status).replace(' ', '_'), "a planned fault", Map.of());
    }
}
