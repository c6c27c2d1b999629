package dev.interventions.emulator.conditions;

import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The planned faults that are not used up. Thread-safe. */
public final class FaultPlan {

    private Vector<Fault> faults = Vector.empty();

    /** Those that are not used up, in the order in which they were added. */
    public synchronized Vector<Fault> faults() {
        return faults;
    }

    /** How many requests they will disturb. */
    public long left() {
        return faults().map(fault -> (long) fault.times()).sum().longValue();
    }

    public synchronized void add(Fault fault) {
        faults = faults.append(fault);
    }

    /** Plans these faults and no others. */
    public synchronized void replace(Seq<Fault> others) {
        faults = others.toVector();
    }

    /**
     * Counts a request for this operation, and returns how it is disturbed. Of several faults, the first is used that has no request left
     * to skip; the faults before it skip this request.
     */
    public synchronized Option<Disturbance> next(Operation operation) {
        Vector<Fault> after = Vector.empty();
        Option<Disturbance> disturbance = Option.none();
        for (Fault fault : faults) {
            boolean counts = disturbance.isEmpty() && fault.disturbs(operation);
            if (counts && fault.skip() == 0) {
                disturbance = Option.some(fault.disturbance());
            }
            Fault left = counts ? fault.used() : fault;
            after = left.times() > 0 ? after.append(left) : after;
        }
        faults = after;
        return disturbance;
    }
}
