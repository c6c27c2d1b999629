package dev.interventions.reliability.budget;

/** What the network between a budget and its store can do. */
enum NetworkFault {
    NONE,

    /** Each reply is late, but not too late. */
    DELAYS_REPLIES,

    /** Each reply arrives when the budget doesn't wait for it any more. */
    DELAYS_REPLIES_TOO_LONG,

    /** Nothing listens, and open connections are reset. */
    REFUSES_CONNECTIONS,

    RESETS_IN_A_REPLY,

    CLOSES_IN_A_REPLY,

    /** Connections are accepted and requests arrive, but no reply does: the other side doesn't know the connection any more. */
    NEVER_REPLIES,

    /** Something else listens. */
    SENDS_NOISE;

    boolean leavesReplies() {
        return this == NONE || this == DELAYS_REPLIES;
    }
}
