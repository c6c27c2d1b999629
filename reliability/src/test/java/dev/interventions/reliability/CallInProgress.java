package dev.interventions.reliability;

import dev.interventions.reliability.CallRecord.Met;
import io.vavr.collection.Vector;

/** Determines the faults of the requests of a call, and records them. */
final class CallInProgress {

    private final HistorySettings settings;
    private final int number;
    private Vector<Met> met = Vector.empty();

    CallInProgress(HistorySettings settings, int number) {
        this.settings = settings;
        this.number = number;
    }

    synchronized Fault meet(HttpMessage request) {
        Fault fault = settings.fault(number, met.size());
        met = met.append(new Met(request.isWrite(), fault));
        return fault;
    }

    synchronized Vector<Met> met() {
        return met;
    }
}
