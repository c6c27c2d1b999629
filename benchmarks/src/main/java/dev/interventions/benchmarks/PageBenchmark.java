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

/** Reading a page of 150 interventions over HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageBenchmark {

    /** The client to be measured. */
    @Param({
        ServiceClient.OURS,
        ServiceClient.HTTPCLIENT_JACKSON,
        ServiceClient.JDK_JACKSON,
        ServiceClient.OKHTTP_GSON,
        ServiceClient.JERSEY_JACKSON
    })
    public String subject = ServiceClient.OURS;

    @SuppressWarnings("NullAway.Init") // JMH calls the method with @Setup first.
    private ConnectedClient client;

    @Setup
    public void connect() throws Exception {
        client = new ConnectedClient(subject);
        Warmup.untilSteady(1, client::page);
    }

    @TearDown
    public void close() throws Exception {
        client.close();
    }

    @Benchmark
    public Object page() throws Exception {
        return client.page();
    }
}
