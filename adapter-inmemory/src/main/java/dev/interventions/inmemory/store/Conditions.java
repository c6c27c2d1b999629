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

/**
 * What a test arranges for operations to come.
 *
 * @param clockShift how far the clock was advanced
 * @param locked the interventions whose lock is held
 * @param faults the faults to come, by operation
 */
public record Conditions(Duration clockShift, Set<InterventionId> locked, Map<Operation, Queue<PlannedFault>> faults) {

    static final Conditions NONE = new Conditions(Duration.ZERO, HashSet.empty(), HashMap.empty());

    public Conditions advancedBy(Duration time) {
        return new Conditions(clockShift.plus(time), locked, faults);
    }

    Conditions withLock(InterventionId intervention) {
        return new Conditions(clockShift, locked.add(intervention), faults);
    }

    public Conditions withoutLock(InterventionId intervention) {
        return new Conditions(clockShift, locked.remove(intervention), faults);
    }

    public Option<PlannedFault> nextFault(Operation operation) {
        return faults.get(operation).flatMap(Queue::headOption);
    }

    public Conditions withFault(Operation operation, PlannedFault fault) {
        return new Conditions(
                clockShift,
                locked,
                faults.put(operation, faults.getOrElse(operation, Queue.empty()).append(fault)));
    }

    public Conditions withoutNextFault(Operation operation) {
        Queue<PlannedFault> left = faults.get(operation).get().tail();
        return new Conditions(
                clockShift, locked, left.isEmpty() ? faults.remove(operation) : faults.put(operation, left));
    }
}
