package dev.interventions.benchmarks.profile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of the whole process for each call, the JVM's own threads included, and on Linux its voluntary context switches: how often
 * a thread gave up its CPU to wait.
 */
public final class ProcessCost implements InternalProfiler {

    /** Microseconds of CPU time for each call. */
    public static final String CPU = "cpu";

    /** Voluntary context switches for each call. */
    public static final String SWITCHES = "switches";

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final String COUNTER = "voluntary_ctxt_switches:";
    private static final double NANOS_PER_MICRO = 1_000;

    private long cpuBefore;
    private long switchesBefore;

    @Override
    public String getDescription() {
        return "CPU time and voluntary context switches for each call";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        switchesBefore = switches();
        cpuBefore = cpuNanos();
    }

    @Override
    public List<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long cpu = cpuNanos() - cpuBefore;
        long switches = switches() - switchesBefore;
        double calls = result.getMetadata().getAllOps();
        List<Result<?>> costs = new ArrayList<>();
        costs.add(new ScalarResult(CPU, cpu / NANOS_PER_MICRO / calls, "us/op", AggregationPolicy.AVG));
        if (Files.isDirectory(TASKS)) {
            costs.add(new ScalarResult(SWITCHES, switches / calls, "switches/op", AggregationPolicy.AVG));
        }
        return costs;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The voluntary context switches of the live threads. */
    private static long switches() {
        if (!Files.isDirectory(TASKS)) {
            return 0;
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            long sum = 0;
            for (Path task : tasks) {
                sum += switchesOf(task.resolve("status"));
            }
            return sum;
        } catch (IOException unreadable) {
            throw new IllegalStateException("the threads of this process can't be listed", unreadable);
        }
    }

    private static long switchesOf(Path status) throws IOException {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(COUNTER))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(COUNTER.length()).trim()))
                    .sum();
        } catch (IOException endedWhileReading) {
            return 0;
        }
    }
}
