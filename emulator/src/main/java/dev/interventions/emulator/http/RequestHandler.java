package dev.interventions.emulator.http;

import io.vavr.control.Option;

/** Handles requests, on several threads at once. */
public interface RequestHandler {

    /** The response, or nothing to drop the connection. */
    Option<HttpResponse> response(HttpRequest request);

    /** The response to a request that could not be read. The connection is closed after it. */
    HttpResponse refuse(int status, String message);
}
