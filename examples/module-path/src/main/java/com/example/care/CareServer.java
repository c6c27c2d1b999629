package com.example.care;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.micrometer.EventMetrics;
import dev.interventions.micrometer.InterventionsMetrics;
import dev.interventions.micrometer.InterventionsObservation;
import dev.interventions.port.Interventions;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Lists and closes interventions, and shows metrics and health, as lines of text over HTTP: {@code GET /interventions}, {@code POST
 * /close/ID}, {@code GET /metrics} and {@code GET /health}.
 */
final class CareServer implements AutoCloseable {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final EngageClient client;
    private final InterventionsMetrics gauges;
    private final Interventions interventions;
    private final HttpServer server;

    CareServer(URI baseUri, Supplier<String> token, int port) throws IOException {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        InterventionsObservation observation = InterventionsObservation.of(observations);
        client = EngageClient.connect(HttpSettings.of(baseUri, token)
                .addingInterceptor(observation.interceptor())
                .addingListener(new EventMetrics(meters)));
        gauges = new InterventionsMetrics(client);
        gauges.bindTo(meters);
        interventions = observation.observe(client.interventions());

        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/interventions", exchange -> respond(exchange, list()));
        server.createContext("/close/", exchange -> respond(exchange, close(lastPart(exchange))));
        server.createContext("/metrics", exchange -> respond(exchange, Either.right(metrics())));
        server.createContext("/health", exchange -> respond(exchange, health()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private Either<InterventionError, String> list() {
        return interventions
                .list(InterventionQuery.all(), PageRequest.first())
                .map(page -> page.records().map(CareServer::line).mkString("\n"));
    }

    private Either<InterventionError, String> close(String id) {
        return InterventionId.parse(id).flatMap(interventions::close).map(CareServer::line);
    }

    private String metrics() {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + " " + id.getTags())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Whether the service can be reached and accepts the token. */
    private Either<InterventionError, String> health() {
        return interventions
                .list(InterventionQuery.all(), PageRequest.of(0, 1))
                .map(page -> "UP, " + client.connections().max() + " connections at most");
    }

    private static String line(Intervention intervention) {
        return intervention.id().value() + (intervention.isClosed() ? " closed" : " open");
    }

    private static String lastPart(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void respond(HttpExchange exchange, Either<InterventionError, String> result) throws IOException {
        byte[] body = result.fold(InterventionError::message, text -> text).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(result.fold(CareServer::status, text -> 200), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static int status(InterventionError error) {
        return error.fold(refused -> 409, unavailable -> 503, unknown -> 502);
    }

    /** Lets requests and calls in progress end. */
    @Override
    public void close() {
        server.stop(1);
        gauges.close();
        client.close(Duration.ofSeconds(10));
    }
}
