package dev.interventions.bulk;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.InMemoryInterventions;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashSet;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** An account with one agent, who may do everything. */
final class Account {

    final World world = World.startingAt(Instant.parse("2024-05-21T12:00:00Z"));
    final SourceId source = world.source();
    final ThreadId thread = world.thread(source);
    final UserId agent = world.agent(source);
    final InMemoryInterventions interventions = world.as(agent);

    Account() {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
    }

    ContentId message() {
        return world.customerMessage(thread, world.customer());
    }

    InterventionId open() {
        return interventions.create(message()).get().id();
    }

    /** An intervention that can be closed. */
    InterventionId replied() {
        InterventionId id = open();
        world.agentReply(agent, id);
        return id;
    }

    List<InterventionId> replied(int number) {
        return IntStream.range(0, number).mapToObj(index -> replied()).toList();
    }

    InterventionId categorized(CategoryId... categories) {
        InterventionId id = open();
        interventions.categorize(id, HashSet.of(categories));
        return id;
    }

    Intervention read(InterventionId id) {
        return interventions.get(id).get();
    }

    boolean isClosed(InterventionId id) {
        return read(id).isClosed();
    }
}
