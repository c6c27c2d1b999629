package dev.interventions.emulator;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.control.ControlApi;
import dev.interventions.emulator.control.ControlGuard;
import dev.interventions.emulator.http.HttpLimits;
import dev.interventions.emulator.http.HttpServer;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
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
 * <p>Thread-safe. Requests are handled on daemon threads of the emulator, which end when it is closed.
 */
public final class EngageEmulator implements AutoCloseable {

    private static final String BASE_PATH = "/1.0";

    private final HttpServer server;
    private final URI baseUri;
    private final Tenants tenants;

    private EngageEmulator(HttpServer server, URI baseUri, Tenants tenants) {
        this.server = server;
        this.baseUri = baseUri;
        this.tenants = tenants;
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
        return start(new Tenants(world, HashMap.empty(), settings, Option.none()), settings);
    }

    static EngageEmulator start(Tenants tenants, EmulatorSettings settings) {
        WireHandler handler =
                new WireHandler(tenants::served, new ControlGuard(settings.host(), settings.isLoopback()));
        HttpServer server = listening(settings, handler);
        return new EngageEmulator(server, uriOf(settings.host(), server.port()), tenants);
    }

    private static HttpServer listening(EmulatorSettings settings, WireHandler handler) {
        try {
            return HttpServer.start(
                    new InetSocketAddress(settings.host(), settings.port()),
                    new HttpLimits(settings.headTimeout(), settings.bodyTimeout(), ControlApi::maxBodyBytes),
                    handler,
                    "engage-emulator");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
        }
    }

    private static URI uriOf(String host, int port) {
        try {
            return new URI("http", null, host, port, BASE_PATH, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("host must be an address or a host name, but is " + host, e);
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
        return tenants.main().tokenOf(agent);
    }

    /**
     * A snapshot of the requests to the API that have been received so far, in order, with their outcomes. Only the newest are kept
     * ({@link EmulatorSettings#withJournalOf}). Refused requests are included, for example those with a 401 or a 429. Requests to the
     * control API ({@code /_emulator}) and those with a token of another tenant ({@link #addTenant}) are not.
     *
     * <p>An entry is added when its request has been read, and completed before the response is sent. So when a client has received a
     * response, or its connection was dropped, the outcome is in the journal.
     */
    public Vector<JournalEntry> journal() {
        return tenants.main().journal();
    }

    /** The webhooks to which events of interventions are posted, and the faults of their deliveries. */
    public EmulatorWebhooks webhooks() {
        return tenants.main().webhooks();
    }

    /**
     * Adds another world, which only requests with a token of this tenant read and change. Each tenant has its own journal, rate and
     * faults. The settings are those of the emulator.
     *
     * @param name 1 to 40 of a-z, 0-9 and -
     * @throws IllegalArgumentException if the name is invalid or taken
     */
    public Tenant addTenant(String name, World world) {
        return tenants.add(name, world, HashMap.empty());
    }

    /** Stops at once: requests in progress may get no response. Closing again has no effect. */
    @Override
    public void close() {
        server.close();
        tenants.stop();
    }
}
