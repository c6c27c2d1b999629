package dev.interventions.inmemory;

import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Everything in a {@link World} at one moment, immutable.
 *
 * @param lastNumber the number of the last id that was made
 */
record WorldState(Directory directory, StoredRecords records, Conditions conditions, long lastNumber) {

    private static final String OPENED = "Opened";
    private static final String CLOSED = "Closed";

    static WorldState empty() {
        return new WorldState(Directory.EMPTY, StoredRecords.NONE, Conditions.NONE, 0);
    }

    /** The intervention as it reads at this moment: without a deferral that has passed, and with the customer's present group. */
    Option<Intervention> reading(InterventionId id, Instant now) {
        return records.interventions().get(id).map(kept -> read(kept, now));
    }

    Intervention read(StoredIntervention kept, Instant now) {
        Intervention intervention = kept.intervention().withoutDeferralPassedBy(now);
        Option<IdentityGroupId> group = intervention.origin().identity().flatMap(directory::groupOf);
        return intervention
                .withOrigin(intervention.origin().withIdentityGroup(group))
                .withLifecycle(intervention
                        .lifecycle()
                        .withStatusText(Option.some(intervention.isClosed() ? CLOSED : OPENED)));
    }

    WorldState directory(UnaryOperator<Directory> change) {
        return new WorldState(change.apply(directory), records, conditions, lastNumber);
    }

    WorldState records(UnaryOperator<StoredRecords> change) {
        return new WorldState(directory, change.apply(records), conditions, lastNumber);
    }

    WorldState conditions(UnaryOperator<Conditions> change) {
        return new WorldState(directory, records, change.apply(conditions), lastNumber);
    }

    WorldState withLastNumber(long newLastNumber) {
        return new WorldState(directory, records, conditions, newLastNumber);
    }
}
