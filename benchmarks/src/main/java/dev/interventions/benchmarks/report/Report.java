package dev.interventions.benchmarks.report;

import dev.interventions.benchmarks.report.BarPlot.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Results as Markdown: a summary with every figure, and a page for each section with every subject and a plot. */
public final class Report {

    private static final String ABSENT = "–";
    private static final String MAIN_PLOT = "summary.svg";

    private final List<Section> sections;
    private final Results results;
    private final Run run;

    public Report(List<Section> sections, Results results, Run run) {
        this.sections = List.copyOf(sections);
        this.results = results;
        this.run = run;
    }

    /** Writes all files into this directory, which is created if necessary. Omits figures that weren't measured. */
    public void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("README.md"), summary());
        Files.writeString(directory.resolve(MAIN_PLOT), mainPlot().svg());
        for (Section section : measuredSections()) {
            Files.writeString(directory.resolve(section.file() + ".md"), page(section));
            BarPlot plot = plot(section);
            if (!plot.isEmpty()) {
                Files.writeString(directory.resolve(section.file() + ".svg"), plot.svg());
            }
        }
    }

    String summary() {
        StringBuilder page = new StringBuilder("# Results\n\n")
                .append(origin())
                .append("\n\n![Interventions and its peers](")
                .append(MAIN_PLOT)
                .append(")\n");
        for (Section section : measuredSections()) {
            page.append("\n## [")
                    .append(section.title())
                    .append("](")
                    .append(section.file())
                    .append(".md)\n\n| figure | result | all rounds | goal | reached |\n|---|---|---|---|---|\n");
            measuredRows(section).forEach(row -> page.append(summaryOf(row)));
        }
        return page.toString();
    }

    private String origin() {
        return "Written by `" + run.command() + "` on " + run.date() + ", in " + run.rounds()
                + " rounds: each round measures every subject in turn, in a JVM of its own.\n"
                + "A result is the median of the rounds. Where it is a quotient, both numbers are of the same round.\n\n"
                + "Machine: " + run.machine() + ". Load: " + run.load() + ".\n"
                + "Only quotients mean something elsewhere; see [how to read this](../README.md).";
    }

    private String summaryOf(Row row) {
        return "| " + titleOf(row) + " | " + resultOf(row) + " | " + spreadOf(row) + " | " + row.goal() + " | "
                + reached(row) + " |\n";
    }

    String page(Section section) {
        List<Row> rows = measuredRows(section);
        Set<String> subjects = rows.stream()
                .flatMap(row -> row.subjects(results).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        StringBuilder page = new StringBuilder("# ")
                .append(section.title())
                .append("\n\n")
                .append(section.text().strip())
                .append("\n\n| |");
        subjects.forEach(subject -> page.append(" ").append(subject).append(" |"));
        page.append(" result | goal | reached |\n|---|")
                .append("---|".repeat(subjects.size() + 3))
                .append('\n');
        for (Row row : rows) {
            page.append("| ").append(titleOf(row)).append(" |");
            subjects.forEach(
                    subject -> page.append(" ").append(valueOf(row, subject)).append(" |"));
            page.append(" ")
                    .append(resultOf(row))
                    .append(" | ")
                    .append(row.goal())
                    .append(" | ")
                    .append(reached(row))
                    .append(" |\n");
        }
        if (!plot(section).isEmpty()) {
            page.append("\n![")
                    .append(section.title())
                    .append("](")
                    .append(section.file())
                    .append(".svg)\n");
        }
        return page.append("\n[All results](README.md)\n").toString();
    }

    private BarPlot plot(Section section) {
        BarPlot plot = new BarPlot(section.title());
        measuredRows(section).stream()
                .filter(row -> row.subjects(results).size() > 1)
                .forEach(row -> plot.group(titleOf(row), bars(row)));
        return plot;
    }

    BarPlot mainPlot() {
        BarPlot plot = new BarPlot("Interventions and its peers");
        for (Section section : measuredSections()) {
            measuredRows(section).stream()
                    .filter(row ->
                            row.isInSummaryPlot() && row.subjects(results).size() > 1)
                    .forEach(row -> plot.group(section.title() + ": " + titleOf(row), bars(row)));
        }
        return plot;
    }

    private List<Bar> bars(Row row) {
        List<Bar> bars = new ArrayList<>();
        for (String subject : row.subjects(results)) {
            double value = Rounds.median(row.values(results, subject));
            bars.add(new Bar(subject, value, row.showValue(value), subject.equals(Row.OURS)));
        }
        return bars;
    }

    private List<Section> measuredSections() {
        return sections.stream()
                .filter(section -> !measuredRows(section).isEmpty())
                .toList();
    }

    private List<Row> measuredRows(Section section) {
        return section.rows().stream()
                .filter(row -> !row.figure(results).isEmpty())
                .toList();
    }

    private static String titleOf(Row row) {
        return row.title() + ": " + row.metric().title();
    }

    private String valueOf(Row row, String subject) {
        List<Double> values = row.values(results, subject);
        return values.isEmpty() ? ABSENT : row.showValue(Rounds.median(values));
    }

    private String resultOf(Row row) {
        String value = row.showFigure(Rounds.median(row.figure(results)));
        String divisor = row.peers().isEmpty() ? "" : " of " + String.join(" or ", row.peers());
        return "**" + value + "**" + divisor;
    }

    private String spreadOf(Row row) {
        return row.figure(results).stream().sorted().map(row::showFigure).collect(Collectors.joining(" · "));
    }

    private String reached(Row row) {
        if (row.goal().isEmpty()) {
            return "";
        }
        return row.isMet(Rounds.median(row.figure(results))) ? "yes" : "no";
    }
}
