package dev.interventions.benchmarks.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * A measurement of each subject: a benchmark with its parameters other than the subject.
 *
 * @param benchmark the class and the method, such as {@code GetBenchmark.oneThread}
 * @param parameters the values of its parameters by name
 */
public record Measured(String benchmark, Map<String, String> parameters) {

    public Measured {
        parameters = Map.copyOf(parameters);
    }

    /** A benchmark without parameters other than the subject. */
    public static Measured of(String benchmark) {
        return new Measured(benchmark, Map.of());
    }

    /** The same with this value of a parameter. */
    public Measured with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new Measured(benchmark, more);
    }
}
