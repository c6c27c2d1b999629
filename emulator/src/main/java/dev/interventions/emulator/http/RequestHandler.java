package dev.interventions.emulator.http;

import io.vavr.control.Option;

/** Handles requests. Called on several threads at the same time. */
public interface RequestHandler {

    /** The response, or none to drop the connection. */
    Option<HttpResponse> response(HttpRequest request);

    /** The response to a request that could not be read. The connection is closed after it. */
    HttpResponse refuse(int status, String message);
}
