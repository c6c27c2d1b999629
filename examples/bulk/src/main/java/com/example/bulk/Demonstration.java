package com.example.bulk;

import java.time.Duration;

/**
 * The settings of the demonstration.
 *
 * @param number the number of interventions to close
 * @param parallel the number of parallel calls of a process
 * @param limit the number of requests permitted in each span; not used if there are kills
 * @param kills how often the process is killed and another continues
 */
record Demonstration(int number, int parallel, int limit, Duration span, int kills) {

    /** The settings in a program's arguments, in the order of the components; the span is in seconds. */
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
