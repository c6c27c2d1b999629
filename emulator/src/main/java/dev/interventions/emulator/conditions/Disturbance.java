package dev.interventions.emulator.conditions;

import java.time.Duration;

/** What goes wrong with a request. */
public sealed interface Disturbance {

    /**
     * The response has this status.
     *
     * @param applied whether the operation is carried out all the same
     * @param html whether the body is a page in HTML, as a proxy's, rather than the API's error shape
     */
    record Status(int status, boolean applied, boolean html) implements Disturbance {}

    /** The operation begins this much later, in real time. */
    record Delay(Duration time) implements Disturbance {}

    /**
     * The connection is dropped without a response.
     *
     * @param applied whether after the operation was carried out, or before
     */
    record Drop(boolean applied) implements Disturbance {}

    /** The operation is carried out, and the connection is dropped after this many bytes of the response's body. */
    record Truncate(int bytes) implements Disturbance {}

    /** The operation is carried out, and the body of the response, with status 200, is not JSON. */
    record Malformed() implements Disturbance {}
}
