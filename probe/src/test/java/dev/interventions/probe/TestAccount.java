package dev.interventions.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import dev.interventions.probe.Behavior.Call;
import dev.interventions.probe.Behavior.ServiceResponse;
import dev.interventions.probe.wire.Json;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An account in which every check can be arranged: the emulator behind a behavior, with the contents that the emulator doesn't serve. */
public final class TestAccount implements AutoCloseable {

    static {
        // Without it, the JDK's server sends each response 40 ms late.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Duration REPLY_TIME = Duration.ofSeconds(240);

    public final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"));
    public final SourceId shop = world.source();
    public final SourceId mail = world.source();
    final SourceId press = world.source();
    public final UserId user = world.agent(shop, mail);
    public final UserId colleague = world.agent(shop, mail, press);
    public final InterventionId replied;
    final InterventionId unread;
    public final ContentId message;
    private final java.util.List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final EngageEmulator emulator;
    private final Behavior behavior;
    private Map<String, Instant> dates = HashMap.empty();

    public TestAccount(Behavior behavior) {
        this(behavior, EmulatorSettings.defaults());
    }

    TestAccount(Behavior behavior, EmulatorSettings settings) {
        this.behavior = behavior;
        world.permit(user, Permission.UPDATE_INTERVENTION);
        for (int i = 0; i < 6; i++) {
            open(colleague, shop);
        }
        world.advance(Duration.ofSeconds(5));
        InterventionId own = open(user, mail);
        world.as(user).updateCustomFields(own, HashMap.of("carla-smith", new CustomFieldValue.Text("gold-customer")));
        replied = open(colleague, shop);
        world.as(colleague).categorize(replied, HashSet.of(CategoryId.of("late-delivery")));
        InterventionId closed = open(colleague, shop);
        unread = open(colleague, press);
        world.advance(REPLY_TIME);
        reply(closed);
        reply(replied);
        world.advance(Duration.ofMinutes(1));
        world.as(colleague).close(closed);
        message = world.customerMessage(world.thread(shop), world.customer());
        world.advance(Duration.ofMinutes(10));
        WrongService.UNREAD.add(unread.value());
        emulator = EngageEmulator.start(world, settings);
        server = listening();
    }

    public static TestAccount good() {
        return new TestAccount((call, service) -> service.respond(call));
    }

    public InterventionId open(UserId agent, SourceId source) {
        ContentId content = world.customerMessage(world.thread(source), world.customer());
        return world.as(agent).create(content).get().id();
    }

    private void reply(InterventionId id) {
        dates = dates.put(world.agentReply(colleague, id).value(), world.now());
    }

    Intervention find(InterventionId id) {
        return world.as(colleague).get(id).get();
    }

    /** Each call so far, such as {@code GET /1.0/interventions}. */
    public Vector<String> calls() {
        return Vector.ofAll(calls);
    }

    /** The number of interventions that were opened on this content and not cancelled. */
    int openedOn(ContentId content) {
        return interventions().count(one -> one.origin().content().contains(content));
    }

    private Vector<Intervention> interventions() {
        return Vector.ofAll(world.as(colleague).walk(InterventionQuery.all()))
                .flatMap(page -> page.get().records());
    }

    public String token() {
        return emulator.tokenOf(user);
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/1.0");
    }

    /** Where the emulator is without contents and without the behavior. */
    URI emulatorUri() {
        return emulator.baseUri();
    }

    // ---- the service ----

    private HttpServer listening() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(threads);
            started.createContext("/", this::handle);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Call call = new Call(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Option.of(uri.getRawQuery()).getOrElse(""),
                Option.of(exchange.getRequestHeaders().getFirst("Authorization"))
                        .getOrElse(""));
        calls.add(call.method() + " " + call.path());
        ServiceResponse response = behavior.respond(call, this::respond);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ServiceResponse respond(Call call) {
        return call.path().contains("/contents/") ? content(call.path().replaceFirst(".*/", "")) : forward(call);
    }

    private ServiceResponse content(String id) {
        if (!dates.containsKey(id) && !id.equals(message.value())) {
            return ServiceResponse.error(404);
        }
        JsonObjectBuilder content = Json.object()
                .add("id", id)
                .add("source_id", shop.value())
                .add("body", "a-private-text")
                .add("created_at", dates.getOrElse(id, world.now()).toString());
        interventions()
                .find(one ->
                        one.origin().content().exists(opened -> opened.value().equals(id)))
                .forEach(one -> content.add("intervention_id", one.id().value()));
        return new ServiceResponse(200, content.build().toString());
    }

    private ServiceResponse forward(Call call) {
        URI uri = URI.create(
                emulator.baseUri().resolve(call.path()) + (call.query().isEmpty() ? "" : "?" + call.query()));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(call.method(), BodyPublishers.noBody());
        if (!call.authorization().isEmpty()) {
            request.header("Authorization", call.authorization());
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new ServiceResponse(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        emulator.close();
    }
}
