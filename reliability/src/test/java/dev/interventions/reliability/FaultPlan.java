package dev.interventions.reliability;

/** Determines the fault of each request. */
interface FaultPlan {

    Fault of(HttpMessage request);

    static FaultPlan always(Fault fault) {
        return request -> fault;
    }
}
