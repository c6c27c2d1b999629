package com.example.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The requests that the service received, in the order of time.
 *
 * @param all the requests
 */
record Arrivals(List<Arrival> all) {

    /**
     * A request.
     *
     * @param process the number of the process that sent it, from 0
     * @param at the time since the service was started
     */
    record Arrival(int process, Duration at) {}

    Arrivals {
        all = all.stream().sorted(Comparator.comparing(Arrival::at)).toList();
    }

    /** How many requests of a process arrived in the span that ends at this time. */
    long inSpan(int process, Duration end, Duration span) {
        return all.stream()
                .filter(arrival -> arrival.process() == process)
                .filter(arrival ->
                        arrival.at().compareTo(end) <= 0 && arrival.at().compareTo(end.minus(span)) > 0)
                .count();
    }

    /** The maximum number of requests in any span of this length. */
    int mostInAnySpan(Duration span) {
        Deque<Duration> within = new ArrayDeque<>();
        int most = 0;
        for (Arrival arrival : all) {
            within.addLast(arrival.at());
            while (within.getFirst().compareTo(arrival.at().minus(span)) <= 0) {
                within.removeFirst();
            }
            most = Math.max(most, within.size());
        }
        return most;
    }

    /**
     * The number of requests in the last span, as an average over the time from one span after the first request until {@code end}. It
     * equals the limit if each slot is used again at once.
     */
    double meanInSpan(Duration end, Duration span) {
        Duration begin = all.isEmpty() ? end : all.get(0).at().plus(span);
        if (begin.compareTo(end) >= 0) {
            return 0;
        }
        double counted = 0;
        for (Arrival arrival : all) {
            Duration from = later(begin, arrival.at());
            Duration until = earlier(end, arrival.at().plus(span));
            counted += Math.max(0, until.minus(from).toNanos());
        }
        return counted / end.minus(begin).toNanos();
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** How many requests arrived from each process. */
    List<Long> byProcess(int processes) {
        List<Long> numbers = new ArrayList<>();
        for (int process = 0; process < processes; process++) {
            int one = process;
            numbers.add(all.stream().filter(arrival -> arrival.process() == one).count());
        }
        return numbers;
    }
}
