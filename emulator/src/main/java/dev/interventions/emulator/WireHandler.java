package dev.interventions.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The way from the wire to the routes and back. */
final class WireHandler implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(WireHandler.class.getPackageName());
    private static final int NO_BODY = -1;

    private final Routes routes;

    WireHandler(Routes routes) {
        this.routes = routes;
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

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return routes.answer(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), callOf(exchange));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed for a defect of the emulator", e);
            return Answer.error(ErrorKind.INTERNAL_SERVER_ERROR, "the emulator has a defect: " + e);
        }
    }

    private static Call callOf(HttpExchange exchange) throws IOException {
        String query = Option.of(exchange.getRequestURI().getRawQuery()).getOrElse("");
        return new Call(
                Option.of(exchange.getRequestHeaders().getFirst("Authorization")),
                Option.none(),
                UrlEncoding.parameters(query),
                RequestBody.parameters(exchange));
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
