package dev.interventions.emulator.http;

import io.vavr.control.Option;

/** What answers requests, on several threads at once. */
public interface RequestHandler {

    /** The response, or nothing to drop the connection instead. */
    Option<HttpResponse> response(HttpRequest request);

    /** The response to what could not be read as a request, whose connection is closed after it. */
    HttpResponse refuse(int status, String message);
}
