package dev.interventions.emulator.conditions;

import java.time.Duration;

/** The way in which a fault disturbs a request. */
public sealed interface Disturbance {

    /**
     * The response has this status.
     *
     * @param applied whether the operation is carried out nevertheless
     * @param html whether the body is an HTML page, as a proxy would send, rather than the API's error shape
     */
    record Status(int status, boolean applied, boolean html) implements Disturbance {}

    /** The operation begins after this real time. */
    record Delay(Duration time) implements Disturbance {}

    /**
     * The connection is dropped without a response.
     *
     * @param applied whether the operation is carried out before that
     */
    record Drop(boolean applied) implements Disturbance {}

    /** The operation is carried out, and the connection is dropped after this many bytes of the response's body. */
    record Truncate(int bytes) implements Disturbance {}

    /** The operation is carried out, and the body of the response, with status 200, is not JSON. */
    record Malformed() implements Disturbance {}
}
