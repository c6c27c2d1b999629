package dev.interventions.emulator;

import dev.interventions.emulator.http.HttpRequest;
import dev.interventions.emulator.http.HttpResponse;
import dev.interventions.emulator.http.RequestHandler;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Passes requests from the server to the routes, and their responses back. */
final class WireHandler implements RequestHandler {

    private static final System.Logger LOG = System.getLogger(WireHandler.class.getPackageName());
    private static final int OK = 200;

    private final Routes routes;
    private final Journal journal;

    WireHandler(Routes routes, Journal journal) {
        this.routes = routes;
        this.journal = journal;
    }

    /** The response, which is in the journal before it is sent; none if the connection is to be dropped. */
    @Override
    public Option<HttpResponse> response(HttpRequest request) {
        ApiRequest call = callOf(request);
        Journal.Line line = journal.received(request.method(), request.path(), call);
        Response response = WireHandler.<Response>unlessDefect(() ->
                        Either.right(routes.response(request.method(), request.path(), call.onApplied(line::applied))))
                .getOrElseGet(defect -> defect);
        line.answered(response);
        return response instanceof Response.Document document ? Option.some(response(document)) : Option.none();
    }

    /** Not in the journal, since the request could not be read. */
    @Override
    public HttpResponse refuse(int status, String message) {
        return response(Response.errorDocument(ErrorKind.of(status), message, Map.of()));
    }

    private static ApiRequest callOf(HttpRequest request) {
        return new ApiRequest(
                request.header("Authorization"),
                unlessDefect(() -> UrlEncoding.parameters(request.query())),
                unlessDefect(() -> RequestBody.parameters(request)));
    }

    private static <T> Either<Response, T> unlessDefect(Supplier<Either<Response, T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed for a defect of the emulator", e);
            return Either.left(Response.error(ErrorKind.INTERNAL_SERVER_ERROR, "the emulator has a defect: " + e));
        }
    }

    private static HttpResponse response(Response.Document document) {
        Map<String, String> headers = new LinkedHashMap<>(document.headers());
        headers.put("Content-Type", "application/json; charset=utf-8");
        return new HttpResponse(document.status(), reasonOf(document.status()), headers, document.body() + "\n");
    }

    private static String reasonOf(int status) {
        return status == OK ? "OK" : ErrorKind.of(status).reason();
    }
}
