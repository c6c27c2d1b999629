package dev.interventions.reliability.budget;

/** A fault of the network between a budget and its store. */
enum NetworkFault {
    NONE,

    /** Each reply is late, but not too late. */
    DELAYS_REPLIES,

    /** Each reply arrives after the budget has stopped waiting for it. */
    DELAYS_REPLIES_TOO_LONG,

    /** Nothing listens, and open connections are reset. */
    REFUSES_CONNECTIONS,

    RESETS_IN_A_REPLY,

    CLOSES_IN_A_REPLY,

    /** Connections are accepted and requests arrive, but no reply does, as if the other side had lost the connection. */
    NEVER_REPLIES,

    /** Another program listens on the port. */
    SENDS_NOISE;

    boolean leavesReplies() {
        return this == NONE || this == DELAYS_REPLIES;
    }
}
