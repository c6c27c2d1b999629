package dev.interventions.reliability;

import dev.interventions.reliability.CallRecord.ReceivedRequest;
import io.vavr.collection.Vector;

/** Determines the faults of the requests of a call, and records them. */
final class CallInProgress {

    private final HistorySettings settings;
    private final int number;
    private Vector<ReceivedRequest> requests = Vector.empty();

    CallInProgress(HistorySettings settings, int number) {
        this.settings = settings;
        this.number = number;
    }

    synchronized Fault meet(HttpMessage request) {
        Fault fault = settings.fault(number, requests.size());
        requests = requests.append(new ReceivedRequest(request.isWrite(), fault));
        return fault;
    }

    synchronized Vector<ReceivedRequest> requests() {
        return requests;
    }
}
