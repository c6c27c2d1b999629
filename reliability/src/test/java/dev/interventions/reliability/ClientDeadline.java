package dev.interventions.reliability;

import java.time.Duration;

/** Determines how a request whose response never ends reaches its deadline. */
interface ClientDeadline {

    /** The deadline is reached by waiting. */
    ClientDeadline IN_REAL_TIME = request -> {};

    /** Reaches the deadline of this request, if that doesn't happen by itself. */
    void reach(HttpMessage request);

    /** The deadline is reached at once. A write has three quarters of the call's deadline; the rest is reserved for look-ups. */
    static ClientDeadline at(Duration deadline, VirtualTime time) {
        return request -> time.pass(request.isWrite() ? deadline.multipliedBy(3).dividedBy(4) : deadline);
    }
}
