package dev.interventions.emulator;

import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Routes;
import dev.interventions.emulator.control.ControlApi;
import dev.interventions.emulator.control.ControlGuard;
import dev.interventions.emulator.control.Journal;
import dev.interventions.emulator.http.HttpRequest;
import dev.interventions.emulator.http.HttpResponse;
import dev.interventions.emulator.http.RequestHandler;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/** Passes requests from the server to the routes, and their responses back. */
final class WireHandler implements RequestHandler {

    private final Routes routes;
    private final Journal journal;
    private final ControlGuard controlGuard;

    WireHandler(Routes routes, Journal journal, ControlGuard controlGuard) {
        this.routes = routes;
        this.journal = journal;
        this.controlGuard = controlGuard;
    }

    /** The response, which is in the journal before it is sent; none if the connection is to be dropped. */
    @Override
    public Option<HttpResponse> response(HttpRequest request) {
        ApiRequest apiRequest = ApiRequest.read(
                request.header("Authorization"), request.query(), request.header("Content-Type"), request.body());
        Journal.PendingEntry entry = journal.received(request.method(), request.path(), request.headers(), apiRequest);
        Response response = refused(request)
                .getOrElse(
                        () -> routes.response(request.method(), request.path(), apiRequest.onApplied(entry::applied)));
        entry.responded(response);
        return response instanceof Response.Document document ? Option.some(response(document)) : Option.none();
    }

    private Option<Response> refused(HttpRequest request) {
        return ControlApi.isAt(request.path())
                ? controlGuard
                        .refusal(request.header("Host"), request.header("Origin"))
                        .map(why -> Response.error(ErrorKind.FORBIDDEN, why))
                : Option.none();
    }

    /** Not in the journal, since the request could not be read. */
    @Override
    public HttpResponse refuse(int status, String message) {
        return response(Response.errorDocument(ErrorKind.of(status), message, Map.of()));
    }

    private static HttpResponse response(Response.Document document) {
        Map<String, String> headers = new LinkedHashMap<>(document.headers());
        headers.put("Content-Type", "application/json; charset=utf-8");
        return new HttpResponse(document.status(), document.reason(), headers, document.body() + "\n");
    }
}
