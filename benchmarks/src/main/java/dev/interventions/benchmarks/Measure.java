package dev.interventions.benchmarks;

import dev.interventions.benchmarks.report.Measured;
import dev.interventions.benchmarks.report.Metric;
import dev.interventions.benchmarks.report.Report;
import dev.interventions.benchmarks.report.Results;
import dev.interventions.benchmarks.report.Rounds;
import dev.interventions.benchmarks.report.Run;
import dev.interventions.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures the benchmarks of the {@link Catalog} in rounds. Each round measures all subjects one after the other, each in its own JVM, so
 * that they share no type profile, and a temporary slowdown of the machine affects all of them.
 */
public final class Measure {

    private static final String SUBJECT = "subject";

    private final Plan plan;
    private final Results results = new Results();

    private Measure(Plan plan) {
        this.plan = plan;
    }

    /** Arguments: the directory of this module and, to measure a part of the catalog, a part of its benchmarks' names. */
    public static void main(String... arguments) throws IOException, RunnerException {
        Path module = Path.of(arguments[0]);
        String part = arguments.length > 1 ? arguments[1] : "";
        Plan plan = (Boolean.getBoolean("quick") ? Plan.QUICK : Plan.FULL).withRounds(Integer.getInteger("rounds", 0));
        String loadBefore = Machine.load();
        Measure measure = new Measure(plan);
        measure.measure(part);
        Run run = new Run(
                plan.command(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                Machine.description(),
                loadBefore + " before, " + Machine.load() + " after",
                plan.rounds());
        // The README always shows a complete run.
        Path directory = module.resolve(part.isEmpty() ? "results" : "target/results");
        new Report(Catalog.SECTIONS, measure.results, run).writeTo(directory);
        System.out.println("Results are in " + directory.resolve("README.md"));
    }

    private void measure(String part) throws IOException, RunnerException {
        List<Measured> wanted = Catalog.SECTIONS.stream()
                .flatMap(section -> section.rows().stream())
                .flatMap(row -> row.needs().stream())
                .distinct()
                .filter(measured -> measured.benchmark().contains(part))
                .toList();
        try (ServerProcess server = ServerProcess.start()) {
            if (wanted.contains(FirstCall.MEASURED)) {
                System.out.println("FirstCall");
                FirstCall.measure(server, plan.firstCalls(), results);
            }
            if (wanted.contains(Copying.MEASURED)) {
                System.out.println("Copying");
                Copying.measure(results);
            }
            if (wanted.stream().anyMatch(InMemory::measures)) {
                System.out.println("InMemory");
                InMemory.measure(plan, results);
            }
            List<String> benchmarks = wanted.stream()
                    .filter(measured -> !measured.equals(FirstCall.MEASURED)
                            && !measured.equals(Copying.MEASURED)
                            && !InMemory.measures(measured))
                    .map(Measured::benchmark)
                    .distinct()
                    .toList();
            for (int round = 1; round <= plan.rounds(); round++) {
                for (String benchmark : benchmarks) {
                    System.out.println(benchmark + ", round " + round + " of " + plan.rounds());
                    add(new Runner(plan.options(benchmark, server)).run());
                }
            }
        }
    }

    private void add(Collection<RunResult> runs) {
        for (RunResult run : runs) {
            String subject = run.getParams().getParam(SUBJECT);
            Measured measured = measuredBy(run.getParams());
            List<IterationResult> iterations = run.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .toList();
            // The median ignores disturbed iterations.
            results.add(
                    measured,
                    subject,
                    Metric.TIME.key(),
                    Rounds.median(iterations.stream()
                            .map(iteration -> iteration.getPrimaryResult().getScore())
                            .toList()));
            for (String metric : iterations.get(0).getSecondaryResults().keySet()) {
                results.add(measured, subject, metric, Rounds.median(secondary(iterations, metric)));
            }
        }
    }

    /** Some results, such as the time of garbage collections, don't exist in each iteration. */
    private static List<Double> secondary(List<IterationResult> iterations, String metric) {
        return iterations.stream()
                .filter(iteration -> iteration.getSecondaryResults().containsKey(metric))
                .map(iteration -> iteration.getSecondaryResults().get(metric).getScore())
                .toList();
    }

    private static Measured measuredBy(BenchmarkParams params) {
        Map<String, String> others = params.getParamsKeys().stream()
                .filter(name -> !name.equals(SUBJECT))
                .collect(Collectors.toMap(name -> name, params::getParam));
        String name = params.getBenchmark();
        int beforeClass = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
        return new Measured(name.substring(beforeClass + 1), others);
    }
}
