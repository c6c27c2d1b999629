package dev.interventions.browser;

import dev.interventions.domain.Actor;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** A world with two agents, a thread and a customer, its emulator, and a client of the emulator's API. */
final class InspectorScenario implements AutoCloseable {

    static final UserId ALICE = UserId.of("alice");
    static final UserId BOB = UserId.of("bob");
    static final ThreadId THREAD = ThreadId.of("order-4711");
    static final IdentityId CARLA = IdentityId.of("carla");

    private static final SourceId CHAT = SourceId.of("shop-chat");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.PREDICTABLE);
    final EngageEmulator emulator;

    record Response(int status, String body) {}

    InspectorScenario() {
        this(EmulatorSettings.defaults().withRequestsPerMinute(500));
    }

    InspectorScenario(EmulatorSettings settings) {
        world.addSource(CHAT);
        world.addAgent(Actor.of(ALICE)
                .withPermissions(Permission.UPDATE_INTERVENTION, Permission.ASSIGN_INTERVENTION)
                .reading(CHAT));
        world.addAgent(Actor.of(BOB).reading(CHAT));
        world.addThread(THREAD, CHAT);
        world.addCustomer(CARLA, Option.none());
        emulator = EngageEmulator.start(world, settings);
        emulator.tokenOf(ALICE);
        emulator.tokenOf(BOB);
    }

    URI page() {
        return emulator.baseUri().resolve("/");
    }

    /** The id of a new intervention of a new customer, which Alice owns. */
    InterventionId opened() {
        return openedFor(world.customer());
    }

    InterventionId openedFor(IdentityId customer) {
        return world.as(ALICE)
                .create(world.customerMessage(THREAD, customer))
                .get()
                .id();
    }

    InterventionId replied() {
        InterventionId id = opened();
        world.agentReply(ALICE, id);
        return id;
    }

    /** Alice's request to the API. */
    Response api(String method, String path) {
        return send(method, URI.create(emulator.baseUri() + path));
    }

    Response control(String method, String path) {
        return send(method, emulator.baseUri().resolve("/_emulator/" + path));
    }

    private Response send(String method, URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + emulator.tokenOf(ALICE))
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Response(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Response get(InterventionId id) {
        return api("GET", "/interventions/" + id.value());
    }

    @Override
    public void close() {
        emulator.close();
    }
}
