package dev.interventions.reliability;

/** Which fault a request meets. */
interface FaultPlan {

    Fault of(HttpMessage request);

    static FaultPlan always(Fault fault) {
        return request -> fault;
    }
}
