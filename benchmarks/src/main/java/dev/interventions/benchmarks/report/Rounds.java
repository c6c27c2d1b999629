package dev.interventions.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Values of several rounds, one for each. */
public final class Rounds {

    private Rounds() {}

    /** The median: the value in the middle, or the mean of the two in the middle. */
    public static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }

    /** Divides round by round, since a temporary slowdown of the machine affects both values of a round. */
    static List<Double> quotients(List<Double> dividends, List<Double> divisors) {
        return IntStream.range(0, Math.min(dividends.size(), divisors.size()))
                .mapToObj(round -> dividends.get(round) / divisors.get(round))
                .toList();
    }

    /** The least of each round; lists without values don't count. */
    static List<Double> least(List<List<Double>> values) {
        List<List<Double>> some =
                values.stream().filter(list -> !list.isEmpty()).toList();
        int rounds = some.stream().mapToInt(List::size).min().orElse(0);
        return IntStream.range(0, rounds)
                .mapToObj(round ->
                        some.stream().mapToDouble(list -> list.get(round)).min().orElseThrow())
                .toList();
    }
}
