package dev.interventions.cli.stats;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * A bar chart.
 *
 * @param title what it shows
 * @param bars its bars, with labels
 */
public record Chart(String title, Seq<Distribution.Bucket> bars) {

    private static final int MOST_OWNERS = 20;

    /** The charts of the times in these figures, as far as there are any. */
    public static Seq<Chart> ofTimes(Statistics statistics) {
        return List.of(
                        new Chart("Age of open interventions", statistics.ages().buckets()),
                        new Chart(
                                "Time to first reply", statistics.firstReplies().buckets()),
                        new Chart(
                                "Time from opening to closing",
                                statistics.closings().buckets()))
                .filter(chart -> chart.bars().nonEmpty());
    }

    /** The chart of the owners with most open interventions. */
    public static Chart ofOwners(Statistics statistics) {
        return new Chart(
                "Open interventions by owner",
                statistics
                        .owners()
                        .take(MOST_OWNERS)
                        .map(owner -> new Distribution.Bucket(owner.name(), owner.open())));
    }

    /** The greatest count, at least 1. */
    long max() {
        return bars.map(Distribution.Bucket::count)
                .max()
                .filter(count -> count > 0)
                .getOrElse(1L);
    }

    /** The bars as lines of text of at most this width. */
    public Seq<String> lines(int width) {
        int labels = bars.map(bar -> bar.label().length()).max().getOrElse(0);
        int counts = String.valueOf(max()).length();
        int longest = Math.max(1, width - labels - counts - " | ".length() - 1);
        return bars.map(bar -> " ".repeat(labels - bar.label().length())
                + bar.label()
                + " | "
                + "#".repeat(length(bar.count(), longest))
                + (bar.count() == 0 ? "" : " ")
                + bar.count());
    }

    /** A bar of a count that isn't 0 is seen. */
    private int length(long count, int longest) {
        return count == 0 ? 0 : (int) Math.max(1, Math.round((double) longest * count / max()));
    }
}
