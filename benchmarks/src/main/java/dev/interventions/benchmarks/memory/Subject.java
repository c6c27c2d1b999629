package dev.interventions.benchmarks.memory;

import dev.interventions.benchmarks.report.Row;
import dev.interventions.domain.Content;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import java.util.List;

/** Holds interventions in memory. Threads may share it. */
public interface Subject {

    String OURS = Row.OURS;
    String TREES_AND_LOCK = "`TreeSet` indexes behind a read-write lock";

    /** An empty one. */
    static Subject named(String name) {
        return name.equals(OURS) ? new WorldSubject() : new TreeSetsAndLock();
    }

    /** Adds sources, agents, threads, customers and contents. */
    void prepare(SeedData data);

    void add(List<Intervention> interventions);

    Object all(PageRequest page);

    Object ownedBy(UserId owner);

    Object active();

    Object inThread(ThreadId thread);

    Object create(Content content);

    Object close(InterventionId id);

    Object reassign(InterventionId id, UserId owner);
}
