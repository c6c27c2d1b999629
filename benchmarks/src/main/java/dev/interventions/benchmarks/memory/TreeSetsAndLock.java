package dev.interventions.benchmarks.memory;

import static dev.interventions.benchmarks.memory.SeedData.NOW;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Closing;
import dev.interventions.domain.Content;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Lookup;
import dev.interventions.domain.Opening;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Reassigning;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** A straightforward implementation: for each filter and each order of a list, a tree of the interventions of each key. */
final class TreeSetsAndLock implements Subject {

    private static final List<Function<Intervention, Object>> KEYS = List.of(
            intervention -> "",
            intervention -> intervention.origin().source(),
            Intervention::owner,
            intervention -> intervention.origin().thread(),
            intervention -> intervention.origin().identity(),
            intervention -> intervention.origin().identityGroup(),
            intervention -> intervention.state().getClass());

    private static final int BY_NOTHING = 0;
    private static final int BY_OWNER = 2;
    private static final int BY_THREAD = 3;
    private static final int BY_STATE = 6;

    private static final Comparator<Intervention> BY_CREATION =
            newestFirst(intervention -> intervention.lifecycle().createdAt().get());
    private static final Comparator<Intervention> BY_CHANGE =
            newestFirst(intervention -> intervention.lifecycle().updatedAt().get());

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<InterventionId, Intervention> byId = new HashMap<>();
    private final List<Map<Object, TreeSet<Intervention>>> byCreation = KEYS.stream()
            .<Map<Object, TreeSet<Intervention>>>map(key -> new HashMap<>())
            .toList();
    private final List<Map<Object, TreeSet<Intervention>>> byChange = KEYS.stream()
            .<Map<Object, TreeSet<Intervention>>>map(key -> new HashMap<>())
            .toList();

    private Actor actor = Actor.of(UserId.of("editor"));
    private HashSet<UserId> agents = HashSet.empty();

    private static Comparator<Intervention> newestFirst(Function<Intervention, Instant> date) {
        return Comparator.comparing(date)
                .thenComparing(intervention -> intervention.id().value())
                .reversed();
    }

    /** Does nothing: threads, customers and contents are known only from the interventions. */
    @Override
    public void prepare(SeedData data) {
        actor = new Actor(actor.id(), HashSet.of(Permission.values()), HashSet.<SourceId>ofAll(data.sources()));
        agents = HashSet.ofAll(data.agents());
    }

    @Override
    public void add(List<Intervention> interventions) {
        interventions.forEach(this::put);
    }

    private void put(Intervention intervention) {
        byId.put(intervention.id(), intervention);
        for (int index = 0; index < KEYS.size(); index++) {
            Object key = KEYS.get(index).apply(intervention);
            byCreation
                    .get(index)
                    .computeIfAbsent(key, any -> new TreeSet<>(BY_CREATION))
                    .add(intervention);
            byChange.get(index)
                    .computeIfAbsent(key, any -> new TreeSet<>(BY_CHANGE))
                    .add(intervention);
        }
    }

    private void remove(Intervention intervention) {
        for (int index = 0; index < KEYS.size(); index++) {
            Object key = KEYS.get(index).apply(intervention);
            byCreation.get(index).getOrDefault(key, new TreeSet<>(BY_CREATION)).remove(intervention);
            byChange.get(index).getOrDefault(key, new TreeSet<>(BY_CHANGE)).remove(intervention);
        }
    }

    @Override
    public Object all(PageRequest page) {
        return page(BY_NOTHING, "", page);
    }

    @Override
    public Object ownedBy(UserId owner) {
        return page(BY_OWNER, Option.some(owner), PageRequest.first());
    }

    @Override
    public Object active() {
        return page(BY_STATE, InterventionState.Active.class, PageRequest.first());
    }

    @Override
    public Object inThread(ThreadId thread) {
        return page(BY_THREAD, Option.some(thread), PageRequest.first());
    }

    private Page<Intervention> page(int index, Object key, PageRequest page) {
        lock.readLock().lock();
        try {
            TreeSet<Intervention> found = byCreation.get(index).getOrDefault(key, new TreeSet<>(BY_CREATION));
            Iterator<Intervention> all = found.iterator();
            for (long skipped = 0; skipped < page.offset() && all.hasNext(); skipped++) {
                all.next();
            }
            Intervention[] records = new Intervention[Math.min(page.limit(), found.size())];
            int count = 0;
            while (count < records.length && all.hasNext()) {
                records[count++] = all.next();
            }
            return new Page<>(
                    found.size(),
                    page.offset(),
                    page.limit(),
                    Vector.of(records).take(count));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Object create(Content content) {
        InterventionId id =
                InterventionId.of(Long.toHexString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)));
        return locked(() -> {
            Intervention opened =
                    Opening.open(content, id, Option.none(), actor, NOW).get();
            put(opened);
            return opened;
        });
    }

    @Override
    public Object close(InterventionId id) {
        return changed(
                id,
                before -> Closing.close(lookup(before), () -> Option.some(lookup(before)), actor, NOW)
                        .get());
    }

    @Override
    public Object reassign(InterventionId id, UserId owner) {
        return changed(
                id,
                before -> Reassigning.reassign(lookup(before), owner, agents::contains, actor, NOW)
                        .get());
    }

    private static Lookup lookup(Intervention intervention) {
        return new Lookup(intervention.id(), Option.some(intervention));
    }

    private Intervention changed(InterventionId id, Function<Intervention, Intervention> change) {
        return locked(() -> {
            Intervention before = Option.of(byId.get(id)).get();
            Intervention after = change.apply(before);
            remove(before);
            put(after);
            return after;
        });
    }

    private Intervention locked(Supplier<Intervention> write) {
        lock.writeLock().lock();
        try {
            return write.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
