package dev.interventions.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of a run: for each measurement, subject and metric, one value per round. */
public final class Results {

    private record Key(Measured measured, String subject, String metric) {}

    private final Map<Key, List<Double>> values = new LinkedHashMap<>();

    /** Adds the value of the next round. */
    public void add(Measured measured, String subject, String metric, double value) {
        values.computeIfAbsent(new Key(measured, subject, metric), key -> new ArrayList<>())
                .add(value);
    }

    /** The values of all rounds; none if this wasn't measured. */
    List<Double> values(Measured measured, String subject, Metric metric) {
        return values.getOrDefault(new Key(measured, subject, metric.key()), List.of());
    }

    /** The subjects that were measured, in the order of the first round. */
    List<String> subjects(Measured measured, Metric metric) {
        return values.keySet().stream()
                .filter(key -> key.measured().equals(measured) && key.metric().equals(metric.key()))
                .map(Key::subject)
                .toList();
    }
}
