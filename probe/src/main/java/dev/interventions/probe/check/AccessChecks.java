package dev.interventions.probe.check;

import dev.interventions.domain.InterventionId;
import dev.interventions.probe.wire.Json;
import dev.interventions.probe.wire.Request;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.WireClient;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/** Checks of authentication and of refusals. */
final class AccessChecks {

    private static final Request SMALLEST_LIST = Request.get("/interventions").with("limit", "1");
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final WireClient client;
    private final Findings findings;

    AccessChecks(WireClient client, Findings findings) {
        this.client = client;
        this.findings = findings;
    }

    void run(Option<InterventionId> unread) {
        Response anonymous = client.sendAs(Option.none(), SMALLEST_LIST);
        findings.refusal(Check.NO_TOKEN, UNAUTHORIZED, anonymous);
        Response stranger = client.sendAs(Option.some("unknown-token-of-the-probe"), SMALLEST_LIST);
        findings.refusal(Check.UNKNOWN_TOKEN, UNAUTHORIZED, stranger);
        Response unknown = client.send(Request.get("/interventions/{id}", UnknownId.next()));
        findings.refusal(Check.UNKNOWN_ID, NOT_FOUND, unknown);
        errorShape(Vector.of(anonymous, stranger, unknown).reject(Response::isOk));
        unread.forEach(this::unreadSource);
    }

    private void errorShape(Vector<Response> errors) {
        Vector<Response> others = errors.reject(AccessChecks::hasErrorShape);
        if (errors.isEmpty()) {
            findings.notArrangeable(Check.ERROR_SHAPE, "no request was refused");
            return;
        }
        findings.decide(
                Check.ERROR_SHAPE,
                others.isEmpty(),
                errors.length() + " refusals have this shape",
                "the refusal with " + others.map(Response::status).distinct().mkString(" and ") + " has another shape",
                (others.isEmpty() ? errors : others).toJavaArray(Response[]::new));
    }

    private static boolean hasErrorShape(Response response) {
        return response.json()
                .exists(json -> json instanceof JsonObject error
                        && error.get("error") instanceof JsonString
                        && error.get("message") instanceof JsonString
                        && Json.field(error, "status")
                                .exists(status -> status instanceof JsonNumber number
                                        && number.isIntegral()
                                        && number.longValue() == response.status()));
    }

    private void unreadSource(InterventionId id) {
        Response response = client.send(Request.get("/interventions/{id}", id.value()));
        switch (response.status()) {
            case NOT_FOUND, FORBIDDEN -> findings.refusal(Check.UNREAD_SOURCE, NOT_FOUND, response);
            case 200 ->
                findings.notArrangeable(Check.UNREAD_SOURCE, "the token's user reads the source of --unread", response);
            default -> throw response.surprise();
        }
    }
}
