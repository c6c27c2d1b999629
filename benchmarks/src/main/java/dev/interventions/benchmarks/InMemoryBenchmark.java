package dev.interventions.benchmarks;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long operations take in a world of a thousand interventions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InMemoryBenchmark {

    private static final int SIZE = 1_000;

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final Interventions interventions = world.as(world.agent(source));
    private final InterventionId last = fill();

    private InterventionId fill() {
        for (int number = 1; number < SIZE; number++) {
            open();
        }
        return open();
    }

    private InterventionId open() {
        return interventions
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }

    /** One intervention. */
    @Benchmark
    public Either<InterventionError, Intervention> get() {
        return interventions.get(last);
    }

    /** The first page. */
    @Benchmark
    public Either<InterventionError, Page<Intervention>> list() {
        return interventions.list(InterventionQuery.all(), PageRequest.first());
    }
}
