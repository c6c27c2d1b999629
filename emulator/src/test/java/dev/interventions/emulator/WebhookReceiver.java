package dev.interventions.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.interventions.emulator.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The receiver of a webhook, which answers handshakes and records what is posted. */
final class WebhookReceiver implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 60;

    private final BlockingQueue<Request> handshakes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> deliveries = new LinkedBlockingQueue<>();
    private final Deque<Integer> statuses = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    volatile Runnable beforeHandshake = () -> {};
    volatile Runnable beforeResponse = () -> {};
    volatile boolean knowsChallenge = true;

    /** A request that was received. */
    record Request(String query, HttpHeaders headers, String body) {

        JsonObject json() {
            return Json.readObject(body).getOrElseThrow(mistake -> new AssertionError(mistake + " in " + body));
        }

        List<JsonObject> events() {
            return json().getJsonArray("events").getValuesAs(JsonObject.class);
        }

        List<String> types() {
            return events().stream().map(event -> event.getString("type")).toList();
        }

        String id() {
            return json().getString("id");
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    String.valueOf(exchange.getRequestURI().getRawQuery()),
                    HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (exchange.getRequestMethod().equals("GET")) {
                handshakes.add(request);
                beforeHandshake.run();
                String challenge = request.query().replaceFirst(".*hub\\.challenge=([^&]*).*", "$1");
                respond(exchange, 200, knowsChallenge ? challenge : "hello");
            } else {
                Integer status = statuses.poll();
                deliveries.add(request);
                beforeResponse.run();
                respond(exchange, status == null ? 200 : status, "");
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** The next deliveries get these statuses, later ones 200. */
    void responds(Integer... next) {
        statuses.addAll(List.of(next));
    }

    Request handshake() {
        return next(handshakes);
    }

    Request delivery() {
        return next(deliveries);
    }

    boolean hasDelivery() {
        return !deliveries.isEmpty();
    }

    private static Request next(BlockingQueue<Request> requests) {
        try {
            Request next = requests.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was received within " + TIMEOUT_SECONDS + " seconds");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
