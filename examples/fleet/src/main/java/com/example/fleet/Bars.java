package com.example.fleet;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws the requests of the last span as a line of text, with a bar for each process. */
final class Bars {

    private static final int WIDTH = 20;
    private static final String FULL = "█";
    private static final String EMPTY = "·";

    private Bars() {}

    static String line(Duration now, Arrivals arrivals, Demonstration demonstration) {
        int limit = demonstration.limit();
        Duration span = demonstration.span();
        long sum = IntStream.range(0, demonstration.processes())
                .mapToLong(process -> arrivals.inSpan(process, now, span))
                .sum();
        return String.format("%3d s  ", now.toSeconds())
                + IntStream.range(0, demonstration.processes())
                        .mapToObj(process -> bar(process, arrivals.inSpan(process, now, span), limit))
                        .collect(Collectors.joining("  "))
                + String.format("  together %d of %d", sum, limit);
    }

    private static String bar(int process, long number, int limit) {
        int length = (int) Math.min(WIDTH, Math.round((double) WIDTH * number / limit));
        return String.format("%d %s%s %3d", process + 1, FULL.repeat(length), EMPTY.repeat(WIDTH - length), number);
    }
}
