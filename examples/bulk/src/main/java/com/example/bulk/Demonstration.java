package com.example.bulk;

import java.time.Duration;

/**
 * What is shown.
 *
 * @param number how many interventions are closed
 * @param parallel how many calls a process has at a time
 * @param limit how many requests may be sent in every span; no limit if there are kills
 * @param kills how often the process is killed and another continues
 */
record Demonstration(int number, int parallel, int limit, Duration span, int kills) {

    /** From the arguments of a program, in the order of the components; the span is in seconds. */
    static Demonstration of(String... arguments) {
        return new Demonstration(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Duration.ofSeconds(Long.parseLong(arguments[3])),
                Integer.parseInt(arguments[4]));
    }

    boolean isLimited() {
        return kills == 0;
    }

    /** The shortest time from the first request to the last one that the limit allows. */
    Duration shortest() {
        return span.multipliedBy((number - 1) / limit);
    }
}
