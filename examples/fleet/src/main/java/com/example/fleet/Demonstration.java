package com.example.fleet;

import java.time.Duration;

/**
 * What is shown.
 *
 * @param processes how many processes there are
 * @param length how long they work
 * @param limit how many requests they may send in every span, together
 * @param kills how often one of them is killed in the middle of its work and another takes its place
 * @param skew how far their clocks are ahead or behind at most; if it isn't zero, they jump too, which needs libfaketime
 * @param redis the URI of a Redis that is running, or empty
 * @param picture the file to draw a picture to, or empty
 */
record Demonstration(
        int processes,
        Duration length,
        int limit,
        Duration span,
        int kills,
        Duration skew,
        String redis,
        String picture) {

    /** A process that asks for its slot later than this loses its place in the queue. */
    private static final Duration MAX_DELAY = Duration.ofMillis(250);

    /** By how much a lease is longer than the span: a quarter of it within these bounds, see StoredBudget. */
    private static final Duration MIN_GRACE = Duration.ofSeconds(1);

    private static final Duration MAX_GRACE = Duration.ofSeconds(15);

    /** From the arguments of a program, in the order of the components; times are in seconds. */
    static Demonstration of(String... arguments) {
        return new Demonstration(
                Integer.parseInt(arguments[0]),
                Duration.ofSeconds(Long.parseLong(arguments[1])),
                Integer.parseInt(arguments[2]),
                Duration.ofSeconds(Long.parseLong(arguments[3])),
                Integer.parseInt(arguments[4]),
                Duration.ofSeconds(Long.parseLong(arguments[5])),
                argument(6, arguments),
                argument(7, arguments));
    }

    /**
     * The longest time that a call may wait, as docs/fleet.md derives it.
     *
     * @param callers how many calls wait at the same time in each process
     * @param longestUse how long an attempt takes at most
     */
    Duration longestWait(int callers, Duration longestUse) {
        int turns = (processes * callers + limit - 1) / limit;
        return occupation(longestUse).plus(MAX_DELAY).multipliedBy(turns);
    }

    /** How long an attempt occupies its slot; that of a process that is killed occupies it for a lease. */
    private Duration occupation(Duration longestUse) {
        Duration quarter = span.dividedBy(4);
        Duration grace =
                quarter.compareTo(MIN_GRACE) < 0 ? MIN_GRACE : quarter.compareTo(MAX_GRACE) > 0 ? MAX_GRACE : quarter;
        Duration longest = kills > 0 && grace.compareTo(longestUse) > 0 ? grace : longestUse;
        return span.plus(longest);
    }

    private static String argument(int index, String... arguments) {
        return index < arguments.length ? arguments[index] : "";
    }

    Demonstration withRedis(String uri) {
        return new Demonstration(processes, length, limit, span, kills, skew, uri, picture);
    }
}
