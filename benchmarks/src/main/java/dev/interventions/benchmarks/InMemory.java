package dev.interventions.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.interventions.benchmarks.memory.SeedData;
import dev.interventions.benchmarks.memory.Subject;
import dev.interventions.benchmarks.profile.ProcessCost;
import dev.interventions.benchmarks.report.Measured;
import dev.interventions.benchmarks.report.Metric;
import dev.interventions.benchmarks.report.Results;
import dev.interventions.benchmarks.report.Rounds;
import dev.interventions.domain.Content;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A thousand and a million interventions in memory. One JVM measures all operations of a subject, one after the other, since a million
 * can't be added again for each; otherwise as in JMH: warm, the median of several spans, and results that are used.
 */
final class InMemory {

    static final String FIRST_PAGE = "first page";
    static final String BY_OWNER = "by owner";
    static final String BY_STATE = "by state";
    static final String BY_THREAD = "by a random thread";
    static final String DEEP_PAGE = "page in the middle";
    static final String CREATE = "create";
    static final String CLOSE = "close";
    static final String SEEDING = "seeding";
    static final String READS = "reads";
    static final String READS_BESIDE_WRITER = "reads beside a writer";

    static final int SMALL = 1_000;
    static final int LARGE = 1_000_000;

    private static final String BENCHMARK = "InMemory";
    private static final String OPERATION = "operation";
    private static final String SIZE = "size";

    private static final int SPANS = 5;
    /** A thousand have a hundred that can be closed: this many can be measured in each span. */
    private static final int WRITES = 15;

    private static final double NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Receives the results, so that the compiler doesn't remove their computation. */
    @SuppressWarnings("UnusedVariable")
    private static volatile Object used = "";

    private final Subject subject;
    private final int size;
    private final long spanMillis;
    private final boolean prints;
    private final SeedData data;
    private final SplittableRandom random = new SplittableRandom(1);

    private InMemory(Subject subject, int size, long spanMillis, boolean prints) {
        this.subject = subject;
        this.size = size;
        this.spanMillis = spanMillis;
        this.prints = prints;
        this.data = new SeedData(size, WRITES * (SPANS + 1));
    }

    static Measured measured(String operation, int size) {
        return Measured.of(BENCHMARK).with(OPERATION, operation).with(SIZE, Integer.toString(size));
    }

    static boolean measures(Measured measured) {
        return measured.benchmark().equals(BENCHMARK);
    }

    // ---- in the process of the run ----

    /**
     * Starts one JVM after the other, and each subject in turn, in half as many rounds, but in one at least: adding a million takes
     * seconds.
     */
    static void measure(Plan plan, Results results) throws IOException {
        for (int round = 0; round < Math.max(1, plan.rounds() / 2); round++) {
            for (String subject : List.of(Subject.OURS, Subject.TREES_AND_LOCK)) {
                run(subject, plan.spanMillis(), results);
            }
        }
    }

    private static void run(String subject, long spanMillis, Results results) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xms4g",
                        "-Xmx6g",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        InMemory.class.getName(),
                        subject,
                        Long.toString(spanMillis))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            if (lines.isEmpty()) {
                throw new IllegalStateException("measuring " + subject + " in memory has failed");
            }
            for (String line : lines) {
                String[] parts = line.split("\t", -1);
                results.add(
                        measured(parts[0], Integer.parseInt(parts[1])),
                        subject,
                        parts[2],
                        Double.parseDouble(parts[3]));
            }
        }
    }

    // ---- in the process that is measured ----

    /** Arguments: the subject, and how many milliseconds a span takes. Prints one figure in each line. */
    public static void main(String... arguments) throws InterruptedException {
        long spanMillis = Long.parseLong(arguments[1]);
        for (int warmup = 0; warmup < SPANS; warmup++) {
            new InMemory(Subject.named(arguments[0]), SMALL * SPANS, spanMillis, false).measureAll();
        }
        new InMemory(Subject.named(arguments[0]), SMALL, spanMillis, true).measureAll();
        new InMemory(Subject.named(arguments[0]), LARGE, spanMillis, true).measureAll();
        System.exit(0);
    }

    private void measureAll() throws InterruptedException {
        seed();
        List<UserId> owners = data.agents();
        List<ThreadId> threads = data.threads();
        PageRequest middle = PageRequest.of(size / 2, PageRequest.DEFAULT_LIMIT);
        reads(FIRST_PAGE, () -> subject.all(PageRequest.first()));
        reads(BY_OWNER, () -> subject.ownedBy(any(owners)));
        reads(BY_STATE, subject::active);
        reads(BY_THREAD, () -> subject.inThread(any(threads)));
        reads(DEEP_PAGE, () -> subject.all(middle));
        List<Content> contents = data.freeContents();
        writes(CREATE, number -> subject.create(contents.get(number)));
        List<InterventionId> active = data.active();
        int step = active.size() / (WRITES * (SPANS + 1));
        writes(CLOSE, number -> subject.close(active.get(number * step)));
        print(READS, Metric.PER_SECOND.key(), readsPerSecond());
        print(READS_BESIDE_WRITER, Metric.PER_SECOND.key(), readsPerSecondBesideWriter());
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private void seed() {
        long begin = SYSTEM.getProcessCpuTime();
        subject.prepare(data);
        long prepared = SYSTEM.getProcessCpuTime() - begin;
        long heapBefore = heap();
        List<Intervention> interventions = data.interventions();
        begin = SYSTEM.getProcessCpuTime();
        subject.add(interventions);
        print(SEEDING, ProcessCost.CPU, (prepared + SYSTEM.getProcessCpuTime() - begin) / NANOS_PER_MICRO);
        interventions = List.of();
        print(SEEDING, Metric.HEAP.key(), (double) (heap() - heapBefore + interventions.size()) / size);
    }

    /** The used heap after a garbage collection, where it is measured. */
    private long heap() {
        if (prints) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void reads(String operation, Supplier<Object> read) {
        List<Double> micros = new ArrayList<>();
        for (int span = 0; span <= SPANS; span++) {
            micros.add(NANOS_PER_SECOND / perSecond(read) / NANOS_PER_MICRO);
        }
        printMedian(operation, micros);
    }

    /** The number of calls per second, during one span. */
    private double perSecond(Supplier<Object> read) {
        long begin = System.nanoTime();
        long elapsed = 0;
        long count = 0;
        while (elapsed < spanMillis * NANOS_PER_MILLI) {
            used = read.get();
            count++;
            elapsed = System.nanoTime() - begin;
        }
        return count * NANOS_PER_SECOND / elapsed;
    }

    private interface Write {
        Object at(int number);
    }

    private void writes(String operation, Write write) {
        List<Double> micros = new ArrayList<>();
        for (int span = 0; span <= SPANS; span++) {
            long begin = System.nanoTime();
            for (int number = 0; number < WRITES; number++) {
                used = write.at(span * WRITES + number);
            }
            micros.add((System.nanoTime() - begin) / NANOS_PER_MICRO / WRITES);
        }
        printMedian(operation, micros);
    }

    /** The first span only warms up. */
    private void printMedian(String operation, List<Double> spans) {
        print(operation, Metric.TIME.key(), Rounds.median(spans.subList(1, spans.size())));
    }

    private double readsPerSecond() {
        List<Double> spans = new ArrayList<>();
        for (int span = 0; span < SPANS; span++) {
            spans.add(perSecond(() -> subject.ownedBy(any(data.agents()))));
        }
        return Rounds.median(spans);
    }

    /** Reads while a thread writes without pauses. */
    private double readsPerSecondBesideWriter() throws InterruptedException {
        Thread writer = new Thread(this::writeUntilInterrupted);
        writer.start();
        double reads = readsPerSecond();
        writer.interrupt();
        writer.join();
        return reads;
    }

    private void writeUntilInterrupted() {
        SplittableRandom own = new SplittableRandom(2);
        while (!Thread.currentThread().isInterrupted()) {
            subject.reassign(
                    data.ids().get(1 + own.nextInt(size / 2 - 1)),
                    data.agents().get(own.nextInt(data.agents().size())));
        }
    }

    private void print(String operation, String metric, double value) {
        if (prints) {
            System.out.println(operation + "\t" + size + "\t" + metric + "\t" + value);
        }
    }
}
