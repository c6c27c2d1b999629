package com.example.fleet;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The attempts that the processes have reported.
 *
 * @param all the attempts that have ended
 */
record Attempts(List<Attempt> all) {

    /**
     * An attempt.
     *
     * @param process the number of the process, from 0
     * @param waited how long its caller has waited for the permit
     * @param used how long it had the permit
     * @param clock how far the clock of the process was ahead of the service's
     */
    record Attempt(int process, Duration waited, Duration used, Duration clock) {

        /** The line that a process prints: the milliseconds of its clock, and both times in microseconds. */
        static String line(Duration waited, Duration used) {
            return System.currentTimeMillis() + " " + micros(waited) + " " + micros(used);
        }

        /** Parses such a line, which was read when the service's clock had these milliseconds. */
        static Attempt of(int process, String line, long millis) {
            String[] numbers = line.split(" ", -1);
            return new Attempt(
                    process,
                    Duration.ofNanos(1_000 * Long.parseLong(numbers[1])),
                    Duration.ofNanos(1_000 * Long.parseLong(numbers[2])),
                    Duration.ofMillis(Long.parseLong(numbers[0]) - millis));
        }

        private static long micros(Duration duration) {
            return duration.toNanos() / 1_000;
        }
    }

    Duration longestWait() {
        return max(all.stream().map(Attempt::waited));
    }

    Duration longestUse() {
        return max(all.stream().map(Attempt::used));
    }

    Duration meanUse() {
        return all.stream()
                .map(Attempt::used)
                .reduce(Duration::plus)
                .map(sum -> sum.dividedBy(all.size()))
                .orElse(Duration.ZERO);
    }

    /** How far the clock of a process was ahead: the minimum and the maximum. */
    Duration[] clocks(int process) {
        List<Duration> clocks = of(process).map(Attempt::clock).sorted().toList();
        return clocks.isEmpty()
                ? new Duration[] {Duration.ZERO, Duration.ZERO}
                : new Duration[] {clocks.get(0), clocks.get(clocks.size() - 1)};
    }

    /** How many calls of a process waited how long: a number for each of the first quarters of a span, and one for all longer waits. */
    long[] waits(int process, Duration span, int quarters) {
        long[] numbers = new long[quarters + 1];
        of(process)
                .forEach(attempt ->
                        numbers[(int) Math.min(quarters, attempt.waited().dividedBy(span.dividedBy(4)))]++);
        return numbers;
    }

    private Stream<Attempt> of(int process) {
        return all.stream().filter(attempt -> attempt.process() == process);
    }

    private static Duration max(Stream<Duration> durations) {
        return durations.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
