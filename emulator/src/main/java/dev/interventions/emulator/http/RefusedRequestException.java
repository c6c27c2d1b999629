package dev.interventions.emulator.http;

import java.io.IOException;
import java.io.Serial;

/** A request is malformed or not supported. The connection can't be used further, since the end of the request is unknown. */
final class RefusedRequestException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    RefusedRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
