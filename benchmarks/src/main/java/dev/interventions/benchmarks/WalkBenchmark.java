package dev.interventions.benchmarks;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.WalkedPage;
import io.vavr.control.Either;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Iterating over 30,000 interventions in prepared pages, so that only the walk's own cost is measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WalkBenchmark {

    static final String WALK = "Interventions";
    static final String PAGES = "pages in a loop";
    static final String DISTINCT = "pages in a loop without duplicates";

    private static final int SIZE = 30_000;

    /** The kind of iteration to be measured. */
    @Param({WALK, PAGES, DISTINCT})
    public String subject = WALK;

    private final PreparedPages interventions = new PreparedPages(SIZE);

    @Setup
    public void warmUp() throws Exception {
        Warmup.untilSteady(1, this::all);
    }

    @Benchmark
    public Long all() {
        long seen = switch (subject) {
            case WALK -> walk();
            case PAGES -> pages();
            default -> distinct();
        };
        if (seen == 0) {
            throw new IllegalStateException("nothing came");
        }
        return seen;
    }

    private long walk() {
        long sum = 0;
        for (Either<InterventionError, WalkedPage> step : interventions.walk(InterventionQuery.all())) {
            for (Intervention intervention : step.get().records()) {
                sum += intervention.id().value().length();
            }
        }
        return sum;
    }

    private long pages() {
        long sum = 0;
        for (int offset = 0; offset < SIZE; offset += PageRequest.MAX_LIMIT) {
            PageRequest page = PageRequest.of(offset, PageRequest.MAX_LIMIT);
            for (Intervention intervention :
                    interventions.list(InterventionQuery.all(), page).get().records()) {
                sum += intervention.id().value().length();
            }
        }
        return sum;
    }

    /** The loop of a host that detects shifts without a walk: pages overlap by one record, and a set contains the records seen before. */
    private long distinct() {
        long sum = 0;
        Set<InterventionId> seen = new HashSet<>();
        for (int offset = 0; offset < SIZE; offset += PageRequest.MAX_LIMIT - 1) {
            PageRequest page = PageRequest.of(offset, PageRequest.MAX_LIMIT);
            for (Intervention intervention :
                    interventions.list(InterventionQuery.all(), page).get().records()) {
                if (seen.add(intervention.id())) {
                    sum += intervention.id().value().length();
                }
            }
        }
        return sum;
    }
}
