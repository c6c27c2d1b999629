package dev.interventions.emulator.http;

import java.io.IOException;
import java.io.Serial;

/** A request is malformed or not supported, and where the next one begins is unknown. */
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
