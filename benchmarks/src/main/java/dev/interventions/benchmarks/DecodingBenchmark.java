package dev.interventions.benchmarks;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Page;
import dev.interventions.http.json.ResponseJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
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

/** How long it takes to read a response of the service. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodingBenchmark {

    private static final int RECORDS = 150;
    private static final String INTERVENTION = """
            {"id":"3f55c8330da4144afd1c6728","created_at":"2012-05-21T01:15:28Z","updated_at":"2012-05-21T01:19:49Z",
             "source_id":"f18c81948c137d86dac77216","thread_id":"9c9903dc3d559a8801eb5441",
             "content_id":"c93e3586250ff60181b6c2f0","identity_id":"8a8deed44623a4c44268c266","comments_count":1,
             "closed":false,"custom_fields":{"external_id":"342901"},
             "category_ids":["4d0fb475b242228032cbdf6d","59248c4dae276a021cb296d2"],
             "user_id":"d033e22ae348feb5660fc214","user_replies_count":1,"user_reply_in_average":84959,
             "user_reply_in_average_count":1,"first_user_reply_in":0,"last_user_reply_in":0,"status":"Ouverte"}""";

    private final ResponseJson json = new ResponseJson();
    private final byte[] intervention = INTERVENTION.getBytes(StandardCharsets.UTF_8);
    private final byte[] page = ("{\"count\":4320,\"offset\":0,\"limit\":150,\"records\":["
                    + String.join(",", Collections.nCopies(RECORDS, INTERVENTION)) + "]}")
            .getBytes(StandardCharsets.UTF_8);

    /** One intervention. */
    @Benchmark
    public Intervention intervention() {
        return json.intervention(new ByteArrayInputStream(intervention)).get();
    }

    /** A page of 150 interventions. */
    @Benchmark
    public Page<Intervention> page() {
        return json.page(new ByteArrayInputStream(page), RECORDS).get();
    }
}
