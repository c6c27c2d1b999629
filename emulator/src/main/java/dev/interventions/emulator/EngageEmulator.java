package dev.interventions.emulator;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.InterventionsApi;
import dev.interventions.emulator.api.Routes;
import dev.interventions.emulator.api.Tokens;
import dev.interventions.emulator.control.ControlApi;
import dev.interventions.emulator.control.ControlGuard;
import dev.interventions.emulator.control.Journal;
import dev.interventions.emulator.http.HttpLimits;
import dev.interventions.emulator.http.HttpServer;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.emulator.json.InterventionJson;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Serves the API over HTTP from a {@link World}, on a socket of this machine.
 *
 * <pre>{@code
 * try (var emulator = EngageEmulator.start(world)) {
 *   // any client of the API, with emulator.baseUri() and emulator.tokenOf(agent)
 * }
 * }</pre>
 *
 * <p>The host may change the world while the emulator runs: agents, messages, replies, time and simulated faults take effect with the
 * next request. A simulated {@code Unavailable} is a 503 (a rate limit a 429); for a simulated {@code EffectUnknown}, the connection is
 * dropped without a response.
 *
 * <p>If a request fails because of a defect in the emulator, the response is a 500 in the documented error shape, and the exception
 * is logged by the {@link System.Logger} with the name of this package. Nothing else is logged, and a token never is.
 *
 * <p>A client that sends only part of a request, or does not read its response, does not block others: the time for a head and for a
 * body is limited ({@link EmulatorSettings#withHeadTimeout}, {@link EmulatorSettings#withBodyTimeout}), and of more than 1,024
 * connections the one that has waited longest for a complete request is dropped. System properties are neither read nor set.
 *
 * <p>Requests are handled on daemon threads that belong to the emulator and end when it is closed. Threads may share an instance.
 */
public final class EngageEmulator implements AutoCloseable {

    private static final String BASE_PATH = "/1.0";

    private final HttpServer server;
    private final URI baseUri;
    private final World world;
    private final Tokens tokens;
    private final Journal journal;

    private EngageEmulator(HttpServer server, URI baseUri, World world, Tokens tokens, Journal journal) {
        this.server = server;
        this.baseUri = baseUri;
        this.world = world;
        this.tokens = tokens;
        this.journal = journal;
    }

    /**
     * Starts an emulator of this world on 127.0.0.1 and a free port. It accepts requests when this method returns.
     *
     * @throws UncheckedIOException if no port is free
     */
    public static EngageEmulator start(World world) {
        return start(world, EmulatorSettings.defaults());
    }

    /**
     * Starts an emulator of this world with these settings. It accepts requests when this method returns.
     *
     * @throws UncheckedIOException if it can't listen at that address, for example because the port is in use
     */
    public static EngageEmulator start(World world, EmulatorSettings settings) {
        return start(world, HashMap.empty(), settings);
    }

    /** With these tokens, and the users to whom they belong, in addition to those that {@link #tokenOf} generates. */
    static EngageEmulator start(World world, Map<String, UserId> knownTokens, EmulatorSettings settings) {
        Tokens tokens = new Tokens(knownTokens);
        Journal journal = Journal.startingNow(tokens, settings.journalOf(), settings.requestListener());
        HttpServer server = listening(
                settings,
                new WireHandler(
                        routes(world, tokens, settings),
                        journal,
                        new ControlGuard(settings.host(), settings.isLoopback())));
        return new EngageEmulator(server, uriOf(settings.host(), server.port()), world, tokens, journal);
    }

    private static HttpServer listening(EmulatorSettings settings, WireHandler handler) {
        try {
            return HttpServer.start(
                    new InetSocketAddress(settings.host(), settings.port()),
                    new HttpLimits(settings.headTimeout(), settings.bodyTimeout(), ApiRequest.MAX_BODY_BYTES),
                    handler,
                    "engage-emulator");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
        }
    }

    private static Routes routes(World world, Tokens tokens, EmulatorSettings settings) {
        InterventionsApi api = new InterventionsApi(
                world,
                tokens,
                settings.requestsPerMinute(),
                jsonOf(settings),
                settings.createAnswersPage(),
                settings.latency());
        return new Routes(api.routes(BASE_PATH).appendAll(new ControlApi(world).routes()));
    }

    private static InterventionJson jsonOf(EmulatorSettings settings) {
        Set<RecordVariant> variants = settings.recordVariants();
        return new InterventionJson(
                settings.openedText(),
                settings.closedText(),
                variants.contains(RecordVariant.CUSTOM_FIELD_VALUES) ? "custom_field_values" : "custom_fields",
                variants.contains(RecordVariant.EXPLICIT_NULLS),
                variants.contains(RecordVariant.CLOSED_AT_LAST_REPLY),
                variants.contains(RecordVariant.CLOSE_ANSWERS_OPEN));
    }

    private static URI uriOf(String host, int port) {
        try {
            return new URI("http", null, host, port, BASE_PATH, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a host: " + host, e);
        }
    }

    /** The base URI of the API: {@code http://HOST:PORT/1.0}. */
    public URI baseUri() {
        return baseUri;
    }

    /**
     * The bearer token of this agent, the same in each call.
     *
     * @throws IllegalArgumentException if there is no such agent in the world
     */
    public String tokenOf(UserId agent) {
        if (world.find(agent).isEmpty()) {
            throw new IllegalArgumentException("there is no agent " + agent.value() + " in this world");
        }
        return tokens.of(agent);
    }

    /**
     * A snapshot of the requests to the API that were received so far, in order, with their outcomes. Only the newest are kept
     * ({@link EmulatorSettings#withJournalOf}). Refused requests are included, for example with a 401 or a 429; requests to the control
     * API ({@code /_emulator}) are not.
     *
     * <p>An entry is added when its request has been read, and completed before the response is sent: a client that has received a
     * response, or whose connection was dropped, finds the outcome here.
     */
    public Vector<JournalEntry> journal() {
        return journal.entries();
    }

    /** Stops at once: requests in progress may get no response. Closing again has no effect. */
    @Override
    public void close() {
        server.close();
    }
}
