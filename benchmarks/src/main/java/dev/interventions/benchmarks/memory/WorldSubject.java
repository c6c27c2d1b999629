package dev.interventions.benchmarks.memory;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Content;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.ImportedIntervention;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.util.List;

final class WorldSubject implements Subject {

    private static final InterventionQuery ALL = InterventionQuery.all();
    private static final UserId EDITOR = UserId.of("editor");

    private final World world = World.startingAt(SeedData.NOW, Ids.RANDOM);

    @SuppressWarnings("NullAway.Init") // A subject is prepared first.
    private Interventions interventions;

    @Override
    public void prepare(SeedData data) {
        data.sources().forEach(world::addSource);
        for (UserId agent : data.agents()) {
            world.addAgent(new Actor(agent, HashSet.empty(), HashSet.ofAll(data.sources())));
        }
        world.addAgent(new Actor(EDITOR, HashSet.of(Permission.values()), HashSet.ofAll(data.sources())));
        List<ThreadId> threads = data.threads();
        for (int thread = 0; thread < threads.size(); thread++) {
            world.addThread(threads.get(thread), data.sourceOf(thread));
        }
        for (IdentityId customer : data.customers()) {
            world.addCustomer(customer, Option.none());
        }
        world.addContents(data.contents());
        interventions = world.as(EDITOR);
    }

    @Override
    public void add(List<Intervention> added) {
        world.importInterventions(added.stream().map(ImportedIntervention::of).toList());
    }

    @Override
    public Object all(PageRequest page) {
        return interventions.list(ALL, page).get();
    }

    @Override
    public Object ownedBy(UserId owner) {
        return list(ALL.ownedBy(owner));
    }

    @Override
    public Object active() {
        return list(ALL.withStatus(StatusFilter.ACTIVE));
    }

    @Override
    public Object inThread(ThreadId thread) {
        return list(ALL.inThread(thread));
    }

    private Object list(InterventionQuery query) {
        return interventions.list(query, PageRequest.first()).get();
    }

    @Override
    public Object create(Content content) {
        return interventions.create(content.id()).get();
    }

    @Override
    public Object close(InterventionId id) {
        return interventions.close(id).get();
    }

    @Override
    public Object reassign(InterventionId id, UserId owner) {
        return interventions.reassign(id, owner).get();
    }
}
