package dev.interventions.benchmarks.report;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the report: a metric of the library and of its peers; by default as it is, or divided by another figure of the same
 * subject, or by that of peers. Immutable.
 */
public final class Row {

    /** How the library is called among the subjects. */
    public static final String OURS = "Interventions";

    private final String title;
    private final Metric metric;
    private final Measured measured;
    private final @Nullable Measured dividedBy;
    private final List<String> peers;
    private final OptionalDouble atMost;
    private final OptionalDouble atLeast;
    private final boolean inSummaryPlot;

    private Row(
            String title,
            Metric metric,
            Measured measured,
            @Nullable Measured dividedBy,
            List<String> peers,
            OptionalDouble atMost,
            OptionalDouble atLeast,
            boolean inSummaryPlot) {
        this.title = title;
        this.metric = metric;
        this.measured = measured;
        this.dividedBy = dividedBy;
        this.peers = peers;
        this.atMost = atMost;
        this.atLeast = atLeast;
        this.inSummaryPlot = inSummaryPlot;
    }

    /** The metric of a benchmark as it is. */
    public static Row of(String title, Metric metric, Measured measured) {
        return new Row(title, metric, measured, null, List.of(), OptionalDouble.empty(), OptionalDouble.empty(), false);
    }

    /** The same divided by another benchmark, or the same one with other parameters, of the same subject. */
    public Row dividedBy(Measured other) {
        return new Row(title, metric, measured, other, peers, atMost, atLeast, inSummaryPlot);
    }

    /** The same divided by this subject's, or by the least of several. */
    public Row dividedBySubject(String... subjects) {
        return new Row(title, metric, measured, dividedBy, List.of(subjects), atMost, atLeast, inSummaryPlot);
    }

    /** The same, with what is to be reached: this or less. */
    public Row atMost(double goal) {
        return new Row(title, metric, measured, dividedBy, peers, OptionalDouble.of(goal), atLeast, inSummaryPlot);
    }

    /** The same, with what is to be reached: this or more. */
    public Row atLeast(double goal) {
        return new Row(title, metric, measured, dividedBy, peers, atMost, OptionalDouble.of(goal), inSummaryPlot);
    }

    /** The same, also in the plot of the summary. */
    public Row inSummaryPlot() {
        return new Row(title, metric, measured, dividedBy, peers, atMost, atLeast, true);
    }

    /** The benchmarks that it needs. */
    public List<Measured> needs() {
        return dividedBy == null ? List.of(measured) : List.of(measured, dividedBy);
    }

    String title() {
        return title;
    }

    Metric metric() {
        return metric;
    }

    List<String> peers() {
        return peers;
    }

    boolean isInSummaryPlot() {
        return inSummaryPlot;
    }

    List<String> subjects(Results results) {
        return results.subjects(measured, metric);
    }

    /** What was measured of a subject, not yet divided by a peer's: one value for each round. */
    List<Double> values(Results results, String subject) {
        List<Double> own = results.values(measured, subject, metric);
        return dividedBy == null ? own : Rounds.quotients(own, results.values(dividedBy, subject, metric));
    }

    /** The figure of the library: one value for each round. */
    List<Double> figure(Results results) {
        List<Double> ours = values(results, OURS);
        return peers.isEmpty()
                ? ours
                : Rounds.quotients(
                        ours,
                        Rounds.least(peers.stream()
                                .map(peer -> values(results, peer))
                                .toList()));
    }

    /** A subject's value; a quotient has no unit. */
    String showValue(double value) {
        return dividedBy == null ? metric.show(value) : Metric.plain(value);
    }

    /** The library's figure; a quotient has no unit. */
    String showFigure(double value) {
        return peers.isEmpty() ? showValue(value) : Metric.plain(value);
    }

    String goal() {
        if (atMost.isPresent()) {
            return "≤ " + showFigure(atMost.getAsDouble());
        }
        return atLeast.isPresent() ? "≥ " + showFigure(atLeast.getAsDouble()) : "";
    }

    boolean isMet(double value) {
        return value <= atMost.orElse(Double.POSITIVE_INFINITY) && value >= atLeast.orElse(Double.NEGATIVE_INFINITY);
    }
}
