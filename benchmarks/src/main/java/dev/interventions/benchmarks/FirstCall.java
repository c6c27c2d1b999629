package dev.interventions.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.interventions.benchmarks.client.ServiceClient;
import dev.interventions.benchmarks.profile.ProcessCost;
import dev.interventions.benchmarks.report.Measured;
import dev.interventions.benchmarks.report.Metric;
import dev.interventions.benchmarks.report.Results;
import dev.interventions.benchmarks.server.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The first call in a fresh JVM, from creating the client to its result, without the start of the JVM itself. */
final class FirstCall {

    static final Measured MEASURED = Measured.of("FirstCall");

    private static final double NANOS_PER_MICRO = 1_000;
    private static final List<String> SUBJECTS = List.of(
            ServiceClient.OURS,
            ServiceClient.HTTPCLIENT_JACKSON,
            ServiceClient.JDK_JACKSON,
            ServiceClient.OKHTTP_GSON,
            ServiceClient.JERSEY_JACKSON);

    private FirstCall() {}

    /** Starts one JVM after the other, and each subject in turn. */
    static void measure(ServerProcess server, int rounds, Results results) throws IOException {
        for (int round = 0; round < rounds; round++) {
            for (String subject : SUBJECTS) {
                String micros = run(server, subject);
                int space = micros.indexOf(' ');
                results.add(MEASURED, subject, Metric.TIME.key(), Double.parseDouble(micros.substring(0, space)));
                results.add(MEASURED, subject, ProcessCost.CPU, Double.parseDouble(micros.substring(space + 1)));
            }
        }
    }

    private static String run(ServerProcess server, String subject) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(server.jvmArguments());
        command.add(ServiceClient.JVM_ARGUMENT);
        command.addAll(
                List.of("-classpath", System.getProperty("java.class.path"), FirstCall.class.getName(), subject));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("the first call of " + subject + " has failed");
            }
            return line;
        }
    }

    /** Prints the microseconds and the CPU microseconds that the first call took. */
    public static void main(String... arguments) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        try (ServiceClient client = ServiceClient.named(arguments[0], ServerProcess.baseUriFromProperty())) {
            Object result = client.get(ServerProcess.ID);
            long end = System.nanoTime();
            long cpuEnd = system.getProcessCpuTime();
            if (result == null) {
                throw new IllegalStateException("there was no result");
            }
            System.out.println((end - begin) / NANOS_PER_MICRO + " " + (cpuEnd - cpu) / NANOS_PER_MICRO);
        }
        System.exit(0);
    }
}
