package dev.interventions.benchmarks;

import dev.interventions.benchmarks.client.ServiceClient;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Reading one intervention over HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GetBenchmark {

    private static final int MANY_THREADS = 16;

    /** The client to be measured. */
    @Param({
        ServiceClient.OURS,
        ServiceClient.HTTPCLIENT_BYTES,
        ServiceClient.HTTPCLIENT_JACKSON,
        ServiceClient.JDK_JACKSON,
        ServiceClient.OKHTTP_GSON,
        ServiceClient.JERSEY_JACKSON
    })
    public String subject = ServiceClient.OURS;

    @SuppressWarnings("NullAway.Init") // JMH calls the method with @Setup first.
    private ConnectedClient client;

    @Setup
    public void connect(BenchmarkParams benchmark) throws Exception {
        client = new ConnectedClient(subject);
        Warmup.untilSteady(benchmark.getThreads(), client::get);
    }

    @TearDown
    public void close() throws Exception {
        client.close();
    }

    @Benchmark
    @Threads(1)
    public Object oneThread() throws Exception {
        return client.get();
    }

    @Benchmark
    @Threads(MANY_THREADS)
    public Object sixteenThreads() throws Exception {
        return client.get();
    }
}
