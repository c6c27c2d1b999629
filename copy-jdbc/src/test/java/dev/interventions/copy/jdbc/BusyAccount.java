package dev.interventions.copy.jdbc;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import dev.interventions.port.WalkedPage;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;

/** An account that is changed randomly, the same for the same seed. */
final class BusyAccount {

    private final Random random;
    private final World world = World.startingAt(Instant.parse("2024-05-21T12:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final ThreadId thread = world.thread(source);
    private final UserId agent = world.agent(source);
    private final UserId colleague = world.agent(source);
    private final Interventions interventions = world.as(agent);
    private final java.util.List<InterventionId> opened = new ArrayList<>();

    BusyAccount(long seed) {
        this.random = new Random(seed);
        world.permit(agent, Permission.UPDATE_INTERVENTION);
    }

    Interventions interventions() {
        return interventions;
    }

    /** All interventions by their ids. */
    Map<InterventionId, Intervention> all() {
        return HashMap.ofEntries(List.ofAll(interventions.walk(InterventionQuery.all()))
                .flatMap(page -> page.map(WalkedPage::records).get())
                .map(intervention -> Tuple.of(intervention.id(), intervention)));
    }

    void failNextList() {
        world.failNext(Operation.LIST, SimulatedFault.unavailable());
    }

    void changeRandomly(int times) {
        for (int change = 0; change < times; change++) {
            changeRandomly();
        }
    }

    InterventionId open() {
        IdentityId customer = world.customer();
        InterventionId id = interventions
                .create(world.customerMessage(thread, customer))
                .get()
                .id();
        opened.add(id);
        return id;
    }

    void cancel(InterventionId id) {
        interventions.cancel(id).get();
        opened.remove(id);
    }

    private void changeRandomly() {
        if (opened.isEmpty()) {
            open();
        }
        InterventionId id = opened.get(random.nextInt(opened.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> open();
            case 3 -> interventions.cancel(id).peek(cancelled -> opened.remove(id));
            case 4 -> interventions.categorize(id, HashSet.of(CategoryId.of("c" + random.nextInt(3))));
            case 5 -> interventions.updateCustomField(id, "f", CustomFieldValue.of("value " + random.nextInt(3)));
            case 6 -> interventions.reassign(id, random.nextBoolean() ? agent : colleague);
            case 7 -> reply(id);
            case 8 -> interventions.close(id);
            default -> world.advance(Duration.ofSeconds(random.nextInt(100)));
        }
    }

    private void reply(InterventionId id) {
        if (!interventions.get(id).get().isClosed()) {
            world.agentReply(agent, id);
        }
    }
}
