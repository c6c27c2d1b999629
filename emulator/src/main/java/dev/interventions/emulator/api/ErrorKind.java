package dev.interventions.emulator.api;

import io.vavr.collection.Vector;
import java.util.Locale;

/** The kinds of errors in responses. Their identifiers are a <em>choice</em>: the service documents none for interventions. */
public enum ErrorKind {
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    CONFLICT(409),
    PAYLOAD_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNPROCESSABLE_ENTITY(422),
    RATE_LIMIT_EXCEEDED(429),
    REQUEST_HEADER_FIELDS_TOO_LARGE(431),
    INTERNAL_SERVER_ERROR(500),
    NOT_IMPLEMENTED(501),
    SERVICE_UNAVAILABLE(503),
    HTTP_VERSION_NOT_SUPPORTED(505);

    private final int status;

    ErrorKind(int status) {
        this.status = status;
    }

    public static ErrorKind of(int status) {
        return Vector.of(values()).find(kind -> kind.status == status).getOrElse(INTERNAL_SERVER_ERROR);
    }

    /** The reason phrase of a response with this status. */
    public static String reasonOf(int status) {
        return status == Response.OK
                ? "OK"
                : Vector.of(values())
                        .find(kind -> kind.status == status)
                        .map(ErrorKind::reason)
                        .getOrElse("error");
    }

    int status() {
        return status;
    }

    private String reason() {
        return identifier().replace('_', ' ');
    }

    String identifier() {
        return name().toLowerCase(Locale.ROOT);
    }
}
