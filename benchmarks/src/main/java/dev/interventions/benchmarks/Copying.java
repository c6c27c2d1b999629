package dev.interventions.benchmarks;

import dev.interventions.benchmarks.client.ServiceClient;
import dev.interventions.benchmarks.report.Measured;
import dev.interventions.benchmarks.report.Metric;
import dev.interventions.benchmarks.report.Results;
import dev.interventions.benchmarks.report.Row;
import dev.interventions.benchmarks.server.Payload;
import dev.interventions.benchmarks.server.PlainServer;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import dev.interventions.port.WalkedPage;
import dev.interventions.port.budget.VirtualBudget;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copying 30,000 interventions from a service that takes 500 requests in every minute: walking the list, and reading each by its id.
 * The clock is virtual: a request takes 100 ms, and waiting for the budget takes no time but advances the clock.
 */
final class Copying {

    static final Measured MEASURED = Measured.of("Copying");
    static final String LEAST = "the least that the limit allows";
    static final String PLAIN_LOOP = "a loop without a budget";

    private static final int SIZE = 30_000;
    private static final int LIMIT = 500;
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final Duration LATENCY = Duration.ofMillis(100);
    /** How long the loop without a budget waits after a 429. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final byte[] REFUSAL =
            PlainServer.response(TOO_MANY_REQUESTS, "{}".getBytes(StandardCharsets.UTF_8));

    private final AtomicLong clock = new AtomicLong();
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private int throttled;

    private Copying() {}

    static void measure(Results results) throws IOException {
        Copying ours = new Copying();
        ours.withServer(ours::copyByWalk);
        ours.addTo(results, Row.OURS);
        Copying loop = new Copying();
        loop.withServer(loop::copyInLoop);
        loop.addTo(results, PLAIN_LOOP);
        results.add(MEASURED, LEAST, Metric.VIRTUAL_SECONDS.key(), leastSeconds());
    }

    /** One request for each intervention and for each page, and each span full: when the last of them may arrive. */
    private static double leastSeconds() {
        int requests = SIZE + SIZE / PageRequest.MAX_LIMIT;
        int fullSpansBeforeLast = (requests - 1) / LIMIT;
        return fullSpansBeforeLast * (double) SPAN.toSeconds();
    }

    private interface Copy {
        void from(URI baseUri) throws IOException;
    }

    private void withServer(Copy copy) throws IOException {
        try (PlainServer server = PlainServer.start(this::respond)) {
            copy.from(server.baseUri());
        }
    }

    private void copyByWalk(URI baseUri) {
        HttpSettings settings =
                HttpSettings.of(baseUri, () -> ServiceClient.TOKEN).withBudget(VirtualBudget.of(LIMIT, SPAN, clock));
        try (EngageClient client = EngageClient.connect(settings)) {
            Interventions interventions = client.interventions();
            long copied = 0;
            for (Either<InterventionError, WalkedPage> step : interventions.walk(InterventionQuery.all())) {
                for (Intervention listed : step.get().records()) {
                    interventions.get(listed.id()).get();
                    copied++;
                }
            }
            requireAll(copied);
        }
    }

    private void copyInLoop(URI baseUri) throws IOException {
        long copied = 0;
        for (long offset = 0; offset < SIZE; offset += PageRequest.MAX_LIMIT) {
            readUntilTaken(URI.create(baseUri + "/interventions?limit=150&offset=" + offset));
            for (int index = 0; index < PageRequest.MAX_LIMIT; index++) {
                readUntilTaken(URI.create(baseUri + "/interventions/" + Payload.idOf(offset + index)));
                copied++;
            }
        }
        requireAll(copied);
    }

    private void readUntilTaken(URI uri) throws IOException {
        while (statusOf(uri) == TOO_MANY_REQUESTS) {
            clock.addAndGet(PAUSE.toNanos());
        }
    }

    private static int statusOf(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        int status = connection.getResponseCode();
        try (var body = status == OK ? connection.getInputStream() : connection.getErrorStream()) {
            body.readAllBytes();
        }
        return status;
    }

    private static void requireAll(long copied) {
        if (copied != SIZE) {
            throw new IllegalStateException(copied + " interventions were copied, not " + SIZE);
        }
    }

    /** For a single caller, whose requests follow one another. */
    private synchronized byte[] respond(String target) {
        long arrival = clock.addAndGet(LATENCY.toNanos() / 2);
        byte[] response = isTaken(arrival) ? PlainServer.response(OK, bodyFor(target)) : REFUSAL;
        clock.addAndGet(LATENCY.toNanos() / 2);
        return response;
    }

    private boolean isTaken(long arrival) {
        while (!arrivals.isEmpty() && arrivals.getFirst() <= arrival - SPAN.toNanos()) {
            arrivals.removeFirst();
        }
        if (arrivals.size() == LIMIT) {
            throttled++;
            return false;
        }
        arrivals.addLast(arrival);
        return true;
    }

    private static byte[] bodyFor(String target) {
        int query = target.indexOf('?');
        if (query < 0) {
            return Payload.intervention(target.substring(target.lastIndexOf('/') + 1));
        }
        return Payload.page(parameter(target, "offset"), (int) parameter(target, "limit"), SIZE);
    }

    private static long parameter(String target, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=(\\d+)").matcher(target);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private void addTo(Results results, String subject) {
        results.add(MEASURED, subject, Metric.VIRTUAL_SECONDS.key(), clock.get() / NANOS_PER_SECOND);
        results.add(MEASURED, subject, Metric.THROTTLED.key(), throttled);
    }
}
