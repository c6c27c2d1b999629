package dev.interventions.benchmarks;

import dev.interventions.benchmarks.decoding.Decoder;
import dev.interventions.benchmarks.server.Payload;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a page of 150 interventions from the bytes of a response. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodingBenchmark {

    /** The decoder to be measured: the library, which reads into its domain, or another, which reads into records. */
    @Param({
        Decoder.OURS,
        Decoder.JACKSON_DATABIND,
        Decoder.JACKSON_STREAMING,
        Decoder.GSON,
        Decoder.YASSON,
        Decoder.PARSSON_STREAMING,
        Decoder.FASTJSON2,
        Decoder.DSL_JSON
    })
    public String subject = Decoder.OURS;

    private final byte[] body = Payload.page();

    @SuppressWarnings("NullAway.Init") // JMH calls the method with @Setup first.
    private Decoder decoder;

    @Setup
    public void warmUp() throws Exception {
        decoder = Decoder.named(subject);
        Warmup.untilSteady(1, this::page);
    }

    @Benchmark
    public Object page() throws IOException {
        return decoder.page(body);
    }
}
