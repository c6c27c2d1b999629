package com.example.fleet;

import java.time.Duration;

/**
 * What is shown.
 *
 * @param processes how many processes there are
 * @param length how long they work
 * @param limit how many requests they may send in every span, together
 * @param kills how often one of them is killed in the middle of its work and another takes its place
 * @param redis the URI of a Redis that is running, or empty
 * @param picture the file to draw a picture to, or empty
 */
record Demonstration(
        int processes, Duration length, int limit, Duration span, int kills, String redis, String picture) {

    /** From the arguments of a program, in the order of the components; times are in seconds. */
    static Demonstration of(String... arguments) {
        return new Demonstration(
                Integer.parseInt(arguments[0]),
                Duration.ofSeconds(Long.parseLong(arguments[1])),
                Integer.parseInt(arguments[2]),
                Duration.ofSeconds(Long.parseLong(arguments[3])),
                Integer.parseInt(arguments[4]),
                argument(5, arguments),
                argument(6, arguments));
    }

    private static String argument(int index, String... arguments) {
        return index < arguments.length ? arguments[index] : "";
    }

    Demonstration withRedis(String uri) {
        return new Demonstration(processes, length, limit, span, kills, uri, picture);
    }
}
