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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Passes requests from the server to the routes of their tenant, and the responses back. */
final class WireHandler implements RequestHandler {

    /**
     * The handler of a tenant's requests.
     *
     * @param catchUp runs before a request is handled
     * @param save runs after a request was handled, before its response is sent
     * @param now the tenant's time, which is the date of a response
     */
    record Served(Routes routes, Journal journal, Runnable catchUp, Runnable save, Supplier<Instant> now) {}

    private final Function<Option<String>, Served> tenants;
    private final ControlGuard controlGuard;

    /** @param tenants the handler of requests with this token, or without a token */
    WireHandler(Function<Option<String>, Served> tenants, ControlGuard controlGuard) {
        this.tenants = tenants;
        this.controlGuard = controlGuard;
    }

    /** The response, which is noted in the journal before it is sent; none to drop the connection. */
    @Override
    public Option<HttpResponse> response(HttpRequest request) {
        ApiRequest apiRequest = read(request);
        Served tenant = tenants.apply(apiRequest.token());
        Journal.PendingEntry entry =
                tenant.journal().received(request.method(), request.path(), request.headers(), apiRequest);
        tenant.catchUp().run();
        Response response = refused(request)
                .getOrElse(() -> tenant.routes()
                        .response(request.method(), request.path(), apiRequest.onApplied(entry::applied)));
        tenant.save().run();
        entry.responded(response);
        return sent(response).map(sent -> sent.dated(tenant.now().get()));
    }

    private static ApiRequest read(HttpRequest request) {
        return ControlApi.takesDocument(request.path())
                ? ApiRequest.readDocument(request.header("Authorization"), request.query(), request.body())
                : ApiRequest.read(
                        request.header("Authorization"),
                        request.query(),
                        request.header("Content-Type"),
                        request.body());
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
        return document(Response.errorDocument(ErrorKind.of(status), message, Map.of()), Option.none());
    }

    private static Option<HttpResponse> sent(Response response) {
        if (response instanceof Response.Document document) {
            return Option.some(document(document, Option.none()));
        }
        if (response instanceof Response.Truncated truncated) {
            return Option.some(document(truncated.document(), Option.some(truncated.bytes())));
        }
        if (response instanceof Response.Stream stream) {
            return Option.some(stream(stream));
        }
        return response instanceof Response.Text text ? Option.some(text(text)) : Option.none();
    }

    private static HttpResponse document(Response.Document document, Option<Integer> cutAfter) {
        Map<String, String> headers = new LinkedHashMap<>(document.headers());
        headers.put("Content-Type", "application/json; charset=utf-8");
        return new HttpResponse(
                document.status(), document.reason(), headers, document.body().bytes(), cutAfter);
    }

    private static HttpResponse text(Response.Text text) {
        return new HttpResponse(
                text.status(),
                ErrorKind.reasonOf(text.status()),
                withContentType(text.contentType(), text.headers()),
                text.body());
    }

    private static HttpResponse stream(Response.Stream stream) {
        return new HttpResponse(
                Response.OK,
                ErrorKind.reasonOf(Response.OK),
                withContentType(stream.contentType(), Map.of("Cache-Control", "no-store")),
                stream.body()::accept);
    }

    private static Map<String, String> withContentType(String type, Map<String, String> others) {
        Map<String, String> headers = new LinkedHashMap<>(others);
        headers.put("Content-Type", type + "; charset=utf-8");
        return headers;
    }
}
