package dev.interventions.reliability;

import java.time.Duration;

/** How the deadline of a request is reached when its response never ends. */
interface ClientDeadline {

    /** By waiting. */
    ClientDeadline IN_REAL_TIME = request -> {};

    /** Reaches the deadline of this request, if that doesn't happen by itself. */
    void reach(HttpMessage request);

    /** At once, for a client whose calls have this deadline: a write has three quarters of it, the rest is for lookups. */
    static ClientDeadline at(Duration deadline, VirtualTime time) {
        return request -> time.pass(request.isWrite() ? deadline.multipliedBy(3).dividedBy(4) : deadline);
    }
}
