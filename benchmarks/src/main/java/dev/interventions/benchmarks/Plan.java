package dev.interventions.benchmarks;

import dev.interventions.benchmarks.client.ServiceClient;
import dev.interventions.benchmarks.profile.ProcessCost;
import dev.interventions.benchmarks.server.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The extent of a run.
 *
 * @param command the command that starts such a run
 * @param rounds how often each subject is measured
 * @param firstCalls the number of fresh JVMs that make a first call, for each subject
 * @param longestWarmupSeconds the seconds after which a subject is measured, even if it still gets faster
 * @param iterations the number of measured iterations in each round
 * @param iterationMillis the duration of each iteration
 * @param spanMillis how long each operation in memory is repeated for one value
 */
record Plan(
        String command,
        int rounds,
        int firstCalls,
        int longestWarmupSeconds,
        int iterations,
        long iterationMillis,
        long spanMillis) {

    /** About five minutes on a quiet machine. */
    static final Plan QUICK = new Plan("mvn -q -Pbenchmarks -Dquick", 1, 3, 6, 3, 200, 60);

    /** Under two hours. */
    static final Plan FULL = new Plan("mvn -q -Pbenchmarks", 5, 21, 30, 5, 1_000, 400);

    /** The same with this many rounds, if that is at least one. */
    Plan withRounds(int number) {
        return number < 1
                ? this
                : new Plan(
                        command + " -Drounds=" + number,
                        number,
                        firstCalls,
                        longestWarmupSeconds,
                        iterations,
                        iterationMillis,
                        spanMillis);
    }

    Options options(String benchmark, ServerProcess server) {
        List<String> jvmArguments = new ArrayList<>(server.jvmArguments());
        jvmArguments.add(ServiceClient.JVM_ARGUMENT);
        jvmArguments.add("-Dbenchmarks.warmup=" + longestWarmupSeconds);
        TimeValue iteration = TimeValue.milliseconds(iterationMillis);
        return new OptionsBuilder()
                .include(Pattern.quote("." + benchmark) + "$")
                .forks(1)
                .warmupIterations(1)
                .warmupTime(iteration)
                .measurementIterations(iterations)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessCost.class)
                .jvmArgsPrepend(jvmArguments.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
