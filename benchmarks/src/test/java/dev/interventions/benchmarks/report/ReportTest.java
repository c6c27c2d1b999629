package dev.interventions.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Measured GET = Measured.of("GetBenchmark.oneThread");
    private static final Measured SMALL =
            Measured.of("InMemoryBenchmark.firstPage").with("size", "1000");
    private static final Measured LARGE =
            Measured.of("InMemoryBenchmark.firstPage").with("size", "1000000");
    private static final Run RUN =
            new Run("mvn -q -Pbenchmarks", "2026-01-05", "2 processors", "0.1 before, 1.9 after", 3);

    private final Results results = new Results();

    @Test
    void divides_by_a_peer_round_by_round_and_takes_the_median() {
        time(GET, Row.OURS, 30, 90, 44);
        time(GET, "raw", 20, 100, 40);

        assertThat(page(Row.of("one", Metric.TIME, GET).dividedBySubject("raw").atMost(1.15)))
                .contains("| | Interventions | raw | result | goal | reached |")
                .contains("| one: time | 44.0 µs | 40.0 µs | **1.10** of raw | ≤ 1.15 | yes |");
    }

    @Test
    void divides_by_the_least_of_several_peers() {
        time(GET, Row.OURS, 30, 30, 30);
        time(GET, "first", 10, 60, 60);
        time(GET, "second", 60, 15, 15);

        assertThat(page(Row.of("one", Metric.TIME, GET).dividedBySubject("first", "second")))
                .contains("**2.00** of first or second |  |  |");
    }

    @Test
    void shows_how_a_figure_grows_for_each_subject() {
        time(SMALL, Row.OURS, 10);
        time(LARGE, Row.OURS, 11);
        time(SMALL, "TreeMap", 10);
        time(LARGE, "TreeMap", 20);

        assertThat(page(Row.of("first page, 1M ÷ 1k", Metric.TIME, LARGE)
                        .dividedBy(SMALL)
                        .atMost(1.2)))
                .contains("| first page, 1M ÷ 1k: time | 1.10 | 2.00 | **1.10** | ≤ 1.20 | yes |");
    }

    @Test
    void says_that_a_goal_is_missed() {
        time(GET, Row.OURS, 21_000);

        assertThat(page(Row.of("one", Metric.BYTES, GET).atMost(20_000))).doesNotContain("one");
        results.add(GET, Row.OURS, Metric.BYTES.key(), 21_000);
        assertThat(page(Row.of("one", Metric.BYTES, GET).atMost(20_000)))
                .contains("| one: bytes allocated | 21.0 kB | **21.0 kB** | ≤ 20.0 kB | no |");
    }

    @Test
    void knows_goals_that_are_a_least() {
        time(GET, Row.OURS, 0.2);

        assertThat(page(Row.of("one", new Metric("time", "share", ""), GET).atLeast(0.3)))
                .contains("| ≥ 0.300 | no |");
    }

    @Test
    void shows_the_values_of_all_rounds_in_the_summary() {
        time(GET, Row.OURS, 30, 90, 44);
        time(GET, "raw", 20, 100, 40);

        assertThat(report(Row.of("one", Metric.TIME, GET)
                                .dividedBySubject("raw")
                                .atMost(1.0))
                        .summary())
                .contains("`mvn -q -Pbenchmarks` on 2026-01-05, in 3 rounds")
                .contains("Load: 0.1 before, 1.9 after.")
                .contains("| one: time | **1.10** of raw | 0.900 · 1.10 · 1.50 | ≤ 1.00 | no |");
    }

    @Test
    void leaves_out_what_was_not_measured() {
        time(GET, Row.OURS, 30);
        Row measured = Row.of("one", Metric.TIME, GET);
        Row unmeasured = Row.of("another", Metric.TIME, SMALL);

        assertThat(page(measured, unmeasured)).contains("one").doesNotContain("another");
        assertThat(new Report(
                                List.of(section(measured), new Section("b", "Empty", "", List.of(unmeasured))),
                                results,
                                RUN)
                        .summary())
                .doesNotContain("Empty");
    }

    @Test
    void writes_a_summary_a_page_and_plots(@TempDir Path directory) throws IOException {
        time(GET, Row.OURS, 30);
        time(GET, "raw", 20);

        report(Row.of("one", Metric.TIME, GET).inSummaryPlot()).writeTo(directory.resolve("results"));

        try (var files = Files.list(directory.resolve("results"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("README.md", "summary.svg", "section.md", "section.svg");
        }
        assertThat(directory.resolve("results/section.md")).content().contains("![A section](section.svg)");
        assertThat(directory.resolve("results/summary.svg")).content().contains("A section: one: time");
    }

    private void time(Measured measured, String subject, double... rounds) {
        for (double value : rounds) {
            results.add(measured, subject, Metric.TIME.key(), value);
        }
    }

    private String page(Row... rows) {
        return report(rows).page(section(rows));
    }

    private Report report(Row... rows) {
        return new Report(List.of(section(rows)), results, RUN);
    }

    private static Section section(Row... rows) {
        return new Section("section", "A section", "What it is.", List.of(rows));
    }
}
