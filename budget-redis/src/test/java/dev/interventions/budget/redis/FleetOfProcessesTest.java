package dev.interventions.budget.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Four JVMs and one Redis. Requests are counted where they arrive. {@code -Dinterventions.fleet.seconds=60} makes the runs longer.
 */
class FleetOfProcessesTest {

    private static final int PROCESSES = 4;
    private static final Duration DURATION = Duration.ofSeconds(Long.getLong("interventions.fleet.seconds", 8));

    @AutoClose
    private final CountingService service = new CountingService();

    private final String account = UUID.randomUUID().toString();
    private final List<Process> processes = new ArrayList<>();

    FleetOfProcessesTest() throws Exception {}

    @AfterEach
    void no_process_is_left() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process startProcess() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetProcess.class.getName(),
                        SharedRedis.uri(),
                        account,
                        Integer.toString(service.port()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void startAll() throws Exception {
        for (int process = 0; process < PROCESSES; process++) {
            processes.add(startProcess());
        }
        awaitRequests(1);
    }

    private void awaitRequests(int atLeast) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (service.requests() < atLeast) {
            assertThat(System.nanoTime()).as("requests arrive").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Test
    void no_window_has_too_many_requests_of_four_processes() throws Exception {
        startAll();
        awaitRequests(requestsIn(DURATION));

        assertThat(service.mostIn(FleetProcess.SPAN)).isLessThanOrEqualTo(FleetProcess.MAX_ATTEMPTS);
    }

    @Test
    void repeated_kills_of_processes_exceed_the_limit_in_no_window_and_stop_no_other_process() throws Exception {
        startAll();
        int kills = (int) Math.max(3, DURATION.toSeconds() / 3);
        for (int kill = 0; kill < kills; kill++) {
            awaitRequests(service.requests() + FleetProcess.MAX_ATTEMPTS / 2);
            processes.get(kill % PROCESSES).destroyForcibly().waitFor();
            processes.set(kill % PROCESSES, startProcess());
        }
        awaitRequests(service.requests() + 2 * FleetProcess.MAX_ATTEMPTS);

        assertThat(service.mostIn(FleetProcess.SPAN)).isLessThanOrEqualTo(FleetProcess.MAX_ATTEMPTS);
    }

    /** Three quarters of the requests that the limit allows, since the machine may be slow. */
    private static int requestsIn(Duration duration) {
        return (int) (duration.toMillis() * FleetProcess.MAX_ATTEMPTS / FleetProcess.SPAN.toMillis() * 3 / 4);
    }
}
