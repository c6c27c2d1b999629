package dev.interventions.benchmarks.emulator;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Whether the emulator's memory stays the same while clients run test suites with all operations: prints the heap after a collection in
 * each minute, and whether the last ones are flat.
 */
final class EmulatorMemory {

    private static final String HEAP = "-Xmx64m";
    private static final double ALLOWED_GROWTH = 1.1;
    private static final int LEAST_MINUTES = 3;
    private static final double MIB = 1024 * 1024;

    private EmulatorMemory() {}

    static void measure(String jar, int minutes, int clients, int perSecond) throws Exception {
        if (minutes < LEAST_MINUTES) {
            throw new IllegalArgumentException(
                    "at least " + LEAST_MINUTES + " minutes are needed, but there are " + minutes);
        }
        Path seed = Files.writeString(Files.createTempFile("emulator-memory", ".json"), SuiteClient.seed());
        Duration pause = Duration.ofMillis(1_000L * clients * SuiteClient.REQUESTS_IN_CASE / perSecond);
        List<Double> heap;
        try (JavaProcess emulator = JavaProcess.start(List.of(HEAP, "-jar", jar, "--seed", seed.toString()))) {
            heap = run(emulator, URI.create(emulator.line()), minutes, clients, pause);
        } finally {
            Files.deleteIfExists(seed);
        }
        boolean flat = isFlat(heap);
        System.out.println(flat ? "flat" : "NOT FLAT");
        System.exit(flat ? 0 : 1);
    }

    private static List<Double> run(JavaProcess emulator, URI server, int minutes, int clients, Duration pause)
            throws Exception {
        LongAdder requests = new LongAdder();
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        // A suite holds the read lock. The lock is fair, so that no suite begins while the measurement waits.
        ReadWriteLock suites = new ReentrantReadWriteLock(true);
        CompletionService<Void> running = new ExecutorCompletionService<>(threads);
        for (int number = 1; number <= clients; number++) {
            SuiteClient client = new SuiteClient(http, server, "suite-" + number, requests);
            running.submit(() -> {
                while (true) {
                    suites.readLock().lock();
                    try {
                        client.run(pause);
                    } finally {
                        suites.readLock().unlock();
                    }
                }
            });
        }
        try {
            return measured(emulator, minutes, requests, running, suites.writeLock());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The heap after each minute, in MiB, between suites. */
    private static List<Double> measured(
            JavaProcess emulator, int minutes, LongAdder requests, CompletionService<Void> clients, Lock betweenSuites)
            throws Exception {
        List<Double> heap = new ArrayList<>();
        try (JMXConnector connector = connected(emulator.pid())) {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            MemoryMXBean memory = ManagementFactory.getPlatformMXBean(connection, MemoryMXBean.class);
            ThreadMXBean threads = ManagementFactory.getPlatformMXBean(connection, ThreadMXBean.class);
            for (int minute = 1; minute <= minutes; minute++) {
                passMinute(clients);
                betweenSuites.lock();
                try {
                    memory.gc();
                    heap.add(memory.getHeapMemoryUsage().getUsed() / MIB);
                } finally {
                    betweenSuites.unlock();
                }
                System.out.printf(
                        Locale.ROOT,
                        "minute %d: %d requests so far; after a collection %.2f MiB of heap, %.1f MiB beside it, %d threads%n",
                        minute,
                        requests.sum(),
                        heap.get(minute - 1),
                        memory.getNonHeapMemoryUsage().getUsed() / MIB,
                        threads.getThreadCount());
            }
        }
        return heap;
    }

    /** Fails at once if a client has failed: it doesn't end otherwise. */
    private static void passMinute(CompletionService<Void> clients) throws InterruptedException, ExecutionException {
        Future<Void> failed = clients.poll(1, TimeUnit.MINUTES);
        if (failed != null) {
            failed.get();
        }
    }

    @SuppressWarnings("BanJNDI") // The address belongs to a process that this class started.
    private static JMXConnector connected(long pid) throws IOException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    /** Whether the maximum of the last third is at most a tenth greater than the maximum of the third before it. */
    private static boolean isFlat(List<Double> heap) {
        int third = heap.size() / 3;
        int last = heap.size() - third;
        return Collections.max(heap.subList(last, heap.size()))
                <= Collections.max(heap.subList(last - third, last)) * ALLOWED_GROWTH;
    }
}
