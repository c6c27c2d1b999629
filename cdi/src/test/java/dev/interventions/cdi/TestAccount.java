package dev.interventions.cdi;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.Unavailable.BudgetExhausted;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An account at an emulator, with one agent. */
final class TestAccount implements AutoCloseable {

    final World world = World.startingAt(Instant.parse("2025-01-01T10:00:00Z"));
    final EngageEmulator emulator = EngageEmulator.start(world);
    final UserId agent = UserId.of("agent");
    private final SourceId source = world.source();

    TestAccount() {
        world.addAgent(new Actor(agent, HashSet.of(Permission.values()), HashSet.of(source)));
    }

    String token() {
        return emulator.tokenOf(agent);
    }

    /** The properties of this account under this prefix. */
    Map<String, String> properties(String prefix) {
        return Map.of(prefix + ".base-uri", emulator.baseUri().toString(), prefix + ".token", token());
    }

    InterventionId openIntervention() {
        return world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }

    /** A budget that refuses every request. */
    static RequestBudget budgetWithoutRequests() {
        return new NoRequests();
    }

    static class NoRequests implements RequestBudget {
        @Override
        public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
            return Either.left(new BudgetExhausted("none left"));
        }

        @Override
        public void throttled(String account, Option<Duration> pause) {}
    }

    @Override
    public void close() {
        emulator.close();
    }
}
