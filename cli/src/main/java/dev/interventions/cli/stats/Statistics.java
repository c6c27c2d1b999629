package dev.interventions.cli.stats;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.OpaqueId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Figures about interventions, which are added one by one. Not thread-safe. */
public final class Statistics {

    /** The figures of one owner. */
    public static final class Owner {
        private final String name;
        private final Distribution firstReplies = new Distribution();
        private long open;
        private long closed;

        private Owner(String name) {
            this.name = name;
        }

        /** The id of the user, or {@code (none)}. */
        public String name() {
            return name;
        }

        /** How many of the owner's interventions are open. */
        public long open() {
            return open;
        }

        /** How many of the owner's interventions are closed. */
        public long closed() {
            return closed;
        }

        /** How long it took to reply to them first. */
        public Distribution firstReplies() {
            return firstReplies;
        }
    }

    private static final String NOBODY = "(none)";

    private final Instant now;
    private final Map<String, Owner> owners = new HashMap<>();
    private final Distribution ages = new Distribution();
    private final Distribution firstReplies = new Distribution();
    private final Distribution closings = new Distribution();
    private long active;
    private long deferred;
    private long closed;

    /** Figures as they are at this moment. */
    public Statistics(Instant now) {
        this.now = now;
    }

    /** Adds an intervention. */
    public void add(Intervention intervention) {
        Owner owner =
                owners.computeIfAbsent(intervention.owner().map(OpaqueId::value).getOrElse(NOBODY), Owner::new);
        Option<Instant> created = intervention.lifecycle().createdAt();
        intervention.replies().times().first().forEach(time -> {
            firstReplies.add(time);
            owner.firstReplies.add(time);
        });
        if (intervention.isClosed()) {
            owner.closed++;
            closed++;
            created.forEach(opened ->
                    intervention.lifecycle().closedAt().forEach(end -> closings.add(Duration.between(opened, end))));
        } else {
            owner.open++;
            created.forEach(opened -> ages.add(Duration.between(opened, now)));
            if (intervention.state() instanceof InterventionState.Deferred) {
                deferred++;
            } else {
                active++;
            }
        }
    }

    /** How many there are. */
    public long total() {
        return active + deferred + closed;
    }

    /** How many are active. */
    public long active() {
        return active;
    }

    /** How many are deferred. */
    public long deferred() {
        return deferred;
    }

    /** How many are closed. */
    public long closed() {
        return closed;
    }

    /** How long ago the open ones were opened. */
    public Distribution ages() {
        return ages;
    }

    /** How long it took to reply first, where there is a reply. */
    public Distribution firstReplies() {
        return firstReplies;
    }

    /** How long it took from opening to closing, where it is known. */
    public Distribution closings() {
        return closings;
    }

    /** The owners, those with most open interventions first. */
    public Seq<Owner> owners() {
        return List.ofAll(owners.values())
                .sortBy(owner -> owner.name)
                .sortBy(owner -> -owner.closed)
                .sortBy(owner -> -owner.open);
    }
}
