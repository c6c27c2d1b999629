package dev.interventions.emulator;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import io.vavr.collection.Vector;
import java.net.URI;
import java.time.Instant;

/** A world with predictable ids, an agent, a thread and a customer, and its emulator. */
final class EmulatorScenario implements AutoCloseable {

    final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.PREDICTABLE);
    final SourceId chat = world.source();
    final UserId agent = world.agent(chat);
    final ThreadId thread = world.thread(chat);
    final IdentityId customer = world.customer();

    private final EngageEmulator emulator;

    EmulatorScenario() {
        this(EmulatorSettings.defaults());
    }

    EmulatorScenario(EmulatorSettings settings) {
        emulator = EngageEmulator.start(world, settings);
    }

    EngageEmulator emulator() {
        return emulator;
    }

    URI uri() {
        return emulator.baseUri();
    }

    TestClient asAgent() {
        return as(agent);
    }

    TestClient as(UserId user) {
        return new TestClient(emulator.baseUri(), emulator.tokenOf(user));
    }

    TestClient withToken(String token) {
        return new TestClient(emulator.baseUri(), token);
    }

    TestClient withoutToken() {
        return TestClient.withoutToken(emulator.baseUri());
    }

    Tenant tenant(String name, World itsWorld) {
        return emulator.addTenant(name, itsWorld);
    }

    Vector<JournalEntry> journal() {
        return emulator.journal();
    }

    TestClient controlApi() {
        return TestClient.withoutToken(emulator.baseUri().resolve("/_emulator"));
    }

    ContentId message() {
        return world.customerMessage(thread, customer);
    }

    InterventionId opened() {
        return world.as(agent)
                .create(world.customerMessage(thread, world.customer()))
                .get()
                .id();
    }

    InterventionId replied() {
        InterventionId id = opened();
        world.agentReply(agent, id);
        return id;
    }

    InterventionId closed() {
        InterventionId id = replied();
        world.as(agent).close(id).get();
        return id;
    }

    static String one(InterventionId id) {
        return "/interventions/" + id.value();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
