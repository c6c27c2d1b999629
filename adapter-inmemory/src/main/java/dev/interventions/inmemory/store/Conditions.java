package dev.interventions.inmemory.store;

import dev.interventions.domain.InterventionId;
import dev.interventions.port.Operation;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Queue;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The conditions that a test arranges for later operations.
 *
 * @param clockShift how far the clock is ahead of the one that the world was created with
 * @param frozenAt the moment at which the clock stands; absent while it runs
 * @param locked the interventions whose lock is held
 * @param faults the planned faults of each operation, the next one first
 */
public record Conditions(
        Duration clockShift,
        Option<Instant> frozenAt,
        Set<InterventionId> locked,
        Map<Operation, Queue<PlannedFault>> faults) {

    static final Conditions NONE = new Conditions(Duration.ZERO, Option.none(), HashSet.empty(), HashMap.empty());

    public Conditions advancedBy(Duration time) {
        return new Conditions(clockShift.plus(time), frozenAt.map(at -> at.plus(time)), locked, faults);
    }

    /** The time of the world when it is this time on the clock that it was created with. */
    Instant timeAt(Instant clockTime) {
        return frozenAt.getOrElse(() -> clockTime.plus(clockShift));
    }

    public Conditions frozen(Instant at) {
        return new Conditions(clockShift, Option.some(at), locked, faults);
    }

    /** With a clock that runs on from the moment at which it stands, at this time on the clock that the world was created with. */
    public Conditions resumed(Instant clockTime) {
        return frozenAt.map(at -> new Conditions(Duration.between(clockTime, at), Option.none(), locked, faults))
                .getOrElse(this);
    }

    Conditions withLock(InterventionId intervention) {
        return new Conditions(clockShift, frozenAt, locked.add(intervention), faults);
    }

    public Conditions withoutLock(InterventionId intervention) {
        return new Conditions(clockShift, frozenAt, locked.remove(intervention), faults);
    }

    public Option<PlannedFault> nextFault(Operation operation) {
        return faults.get(operation).flatMap(Queue::headOption);
    }

    public Conditions withFault(Operation operation, PlannedFault fault) {
        return new Conditions(
                clockShift,
                frozenAt,
                locked,
                faults.put(operation, faults.getOrElse(operation, Queue.empty()).append(fault)));
    }

    public Conditions withoutNextFault(Operation operation) {
        Queue<PlannedFault> left = faults.get(operation).get().tail();
        return new Conditions(
                clockShift, frozenAt, locked, left.isEmpty() ? faults.remove(operation) : faults.put(operation, left));
    }
}
