package com.example.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The results of a run.
 *
 * @param arrivals the requests that the service received
 * @param attempts the times that the processes measured
 * @param end when the run ended, by the service's time
 * @param kills how many processes were killed
 * @param jumps how often the clock of a process was set
 */
record Report(Demonstration demonstration, Arrivals arrivals, Attempts attempts, Duration end, int kills, int jumps) {

    /** Waits of up to a span and a half are counted by quarters of a span. */
    private static final int QUARTERS = 6;

    String text() {
        return requests() + throughput() + waits() + clocks();
    }

    private String requests() {
        List<Long> numbers = arrivals.byProcess(demonstration.processes());
        return String.format(
                Locale.ROOT,
                "%d requests: %s. %d kills.%nThe most in any %d s: %d of %d.%n",
                arrivals.all().size(),
                byProcess(process -> "process " + (process + 1) + " " + numbers.get(process)),
                kills,
                demonstration.span().toSeconds(),
                arrivals.mostInAnySpan(demonstration.span()),
                demonstration.limit());
    }

    private String throughput() {
        double inSpan = arrivals.meanInSpan(end, demonstration.span());
        double span = seconds(demonstration.span());
        double use = seconds(attempts.meanUse());
        return String.format(
                Locale.ROOT,
                "On average %.1f, which is %.1f %% of the limit, and %.1f %% of what slots allow that are occupied for %.0f s after attempts of %.3f s.%n",
                inSpan,
                100 * inSpan / demonstration.limit(),
                100 * inSpan / demonstration.limit() * (span + use) / span,
                span,
                use);
    }

    private String waits() {
        String unit = String.format(
                Locale.ROOT, "%.2f s", seconds(demonstration.span().dividedBy(4)));
        return IntStream.range(0, demonstration.processes())
                        .mapToObj(process -> String.format(
                                "Waits of process %d, by %s: %s, longer %d.%n",
                                process + 1, unit, shorter(process), longer(process)))
                        .collect(Collectors.joining())
                + String.format(
                        Locale.ROOT,
                        "The longest: %.2f s of at most %.2f s.%n",
                        seconds(attempts.longestWait()),
                        seconds(longestWait()));
    }

    private String shorter(int process) {
        return LongStream.of(attempts.waits(process, demonstration.span(), QUARTERS))
                .limit(QUARTERS)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    private long longer(int process) {
        return attempts.waits(process, demonstration.span(), QUARTERS)[QUARTERS];
    }

    private Duration longestWait() {
        return demonstration.longestWait(Worker.THREADS, attempts.longestUse());
    }

    private String clocks() {
        if (demonstration.skew().isZero()) {
            return "";
        }
        return String.format(
                "Clocks, as seconds before (-) or after (+) the service's: %s. They were set %d times.%n",
                byProcess(process -> {
                    Duration[] clocks = attempts.clocks(process);
                    return String.format(
                            Locale.ROOT,
                            "process %d %+.1f to %+.1f",
                            process + 1,
                            seconds(clocks[0]),
                            seconds(clocks[1]));
                }),
                jumps);
    }

    private String byProcess(IntFunction<String> text) {
        return IntStream.range(0, demonstration.processes()).mapToObj(text).collect(Collectors.joining(", "));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** The promises that this run has broken, each as a clause for a message. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        if (arrivals.mostInAnySpan(demonstration.span()) > demonstration.limit()) {
            broken.add("a span had more requests than the limit");
        }
        if (attempts.longestWait().compareTo(longestWait()) > 0) {
            broken.add("a call waited longer than docs/fleet.md allows");
        }
        return broken;
    }
}
