package com.example.fleet;

import java.time.Duration;

/**
 * The settings of a run.
 *
 * @param processes how many processes there are
 * @param length how long they work
 * @param limit how many requests they may send together in every span
 * @param kills how often one of them is killed during its work and replaced
 * @param skew how far their clocks are ahead or behind at most; if it isn't zero, their clocks jump too, which needs libfaketime
 * @param redis the URI of a running Redis, or empty to start one
 * @param picture the file to which a picture is drawn, or empty
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

    /** A process that asks again later than this after its time loses its place in the queue. */
    private static final Duration MAX_DELAY = Duration.ofMillis(250);

    /** A lease is longer than the span by a quarter of the span within these bounds; see StoredBudget. */
    private static final Duration MIN_GRACE = Duration.ofSeconds(1);

    private static final Duration MAX_GRACE = Duration.ofSeconds(15);

    /** Parses the arguments of a program, in the order of the components; times are in seconds. */
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

    /** How long an attempt occupies its slot; an attempt of a killed process occupies it for a lease. */
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
