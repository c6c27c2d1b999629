package dev.interventions.micrometer;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.World;
import dev.interventions.port.budget.RequestBudget;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A world, an agent in it, and an emulator of it. */
final class ObservedService implements AutoCloseable {

    final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
    private final SourceId mailbox = world.source();
    final UserId agent = world.agent(mailbox);
    final EngageEmulator emulator = EngageEmulator.start(world);

    HttpSettings settings() {
        return HttpSettings.of(emulator.baseUri(), this::token).withBudget(RequestBudget.unlimited());
    }

    String token() {
        return emulator.tokenOf(agent);
    }

    EngageClient client(UnaryOperator<HttpSettings> change) {
        return EngageClient.connect(change.apply(settings()));
    }

    InterventionId opened() {
        return world.as(agent)
                .create(world.customerMessage(world.thread(mailbox), world.customer()))
                .get()
                .id();
    }

    InterventionId replied() {
        InterventionId id = opened();
        world.agentReply(agent, id);
        return id;
    }

    @Override
    public void close() {
        emulator.close();
    }
}
