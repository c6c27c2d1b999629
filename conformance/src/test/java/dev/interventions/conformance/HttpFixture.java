package dev.interventions.conformance;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.tck.Ability;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The HTTP adapter, with a client of its own for each agent, against an emulator around a world. */
final class HttpFixture extends WorldFixture {

    private final EngageEmulator emulator = EngageEmulator.start(world());
    private final Map<UserId, EngageClient> clients = new ConcurrentHashMap<>();

    @Override
    public Set<Ability> abilities() {
        return HashSet.of(Ability.IMPERSONATES, Ability.HOLDS_LOCKS, Ability.MOVES_THE_CLOCK);
    }

    @Override
    public Interventions as(UserId agent) {
        return clients.computeIfAbsent(agent, this::connect).interventions();
    }

    private EngageClient connect(UserId agent) {
        String token = emulator.tokenOf(agent);
        return EngageClient.connect(
                HttpSettings.of(emulator.baseUri(), () -> token).withBudget(RequestBudget.unlimited()));
    }

    @Override
    public void close() {
        clients.values().forEach(EngageClient::close);
        emulator.close();
    }
}
