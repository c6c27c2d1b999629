package dev.interventions.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The way from the wire to the routes and back. */
final class WireHandler implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(WireHandler.class.getPackageName());
    private static final int NO_BODY = -1;

    private final Routes routes;
    private final Journal journal;

    WireHandler(Routes routes, Journal journal) {
        this.routes = routes;
        this.journal = journal;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            // A lost answer sends nothing: closing the exchange drops its connection.
            if (answer instanceof Answer.Document document) {
                send(exchange, document);
            }
        }
    }

    /** The answer, which is in the journal before anyone can have it. */
    private Answer answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        Call call = callOf(exchange);
        Journal.Line line = journal.received(method, path, call);
        Answer answer = WireHandler.<Answer>unlessDefect(
                        () -> Either.right(routes.answer(method, path, call.telling(line::applied))))
                .getOrElseGet(defect -> defect);
        line.answered(answer);
        return answer;
    }

    private static Call callOf(HttpExchange exchange) throws IOException {
        String query = Option.of(exchange.getRequestURI().getRawQuery()).getOrElse("");
        return new Call(
                Option.of(exchange.getRequestHeaders().getFirst("Authorization")),
                unlessDefect(() -> UrlEncoding.parameters(query)),
                unlessDefect(() -> RequestBody.parameters(exchange)));
    }

    /** A part of the way, which may come to a defect. */
    private interface Work<T> {
        Either<Answer, T> done() throws IOException;
    }

    private static <T> Either<Answer, T> unlessDefect(Work<T> work) throws IOException {
        try {
            return work.done();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed for a defect of the emulator", e);
            return Either.left(Answer.error(ErrorKind.INTERNAL_SERVER_ERROR, "the emulator has a defect: " + e));
        }
    }

    private static void send(HttpExchange exchange, Answer.Document document) throws IOException {
        byte[] body = (document.body() + "\n").getBytes(StandardCharsets.UTF_8);
        document.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(document.status(), NO_BODY);
        } else {
            exchange.sendResponseHeaders(document.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
