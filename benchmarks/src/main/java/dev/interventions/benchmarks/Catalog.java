package dev.interventions.benchmarks;

import dev.interventions.benchmarks.client.ServiceClient;
import dev.interventions.benchmarks.decoding.Decoder;
import dev.interventions.benchmarks.report.Measured;
import dev.interventions.benchmarks.report.Metric;
import dev.interventions.benchmarks.report.Row;
import dev.interventions.benchmarks.report.Section;
import java.util.List;

/**
 * The measurements and their report. A row names the method of a JMH benchmark, which is then measured for each value of the class's
 * parameter {@code subject}: {@link Row#OURS} and its peers.
 */
final class Catalog {

    private static final Measured GET = Measured.of("GetBenchmark.oneThread");
    private static final Measured GET_IN_16_THREADS = Measured.of("GetBenchmark.sixteenThreads");
    private static final Measured PAGE = Measured.of("PageBenchmark.page");
    private static final Measured DECODING = Measured.of("DecodingBenchmark.page");
    private static final Measured WALK = Measured.of("WalkBenchmark.all");

    static final List<Section> SECTIONS = List.of(
            new Section(
                    "get",
                    "One intervention over HTTP",
                    """
                    One `get` from a server in another process on the loopback address. The library has deadline, retries, budget, strict
                    reading and a listener on. Every client keeps its connections, which is checked, and may have 20. `HttpClient 5,
                    bytes only` makes nothing of the body. [Where the time goes](../../docs/adr/0024-the-cost-of-a-call.md), by a profile.
                    """,
                    List.of(
                            Row.of("1 thread", Metric.TIME, GET)
                                    .dividedBySubject(ServiceClient.HTTPCLIENT_BYTES)
                                    .atMost(1.15)
                                    .inSummaryPlot(),
                            Row.of("16 threads", Metric.TIME, GET_IN_16_THREADS)
                                    .dividedBySubject(ServiceClient.HTTPCLIENT_BYTES)
                                    .atMost(1.12),
                            Row.of("1 thread", Metric.CPU, GET).dividedBySubject(ServiceClient.HTTPCLIENT_BYTES),
                            Row.of("1 thread", Metric.BYTES, GET).atMost(20_000),
                            Row.of("1 thread", Metric.SWITCHES, GET).atMost(0.2))),
            new Section(
                    "page",
                    "A page of 150 over HTTP",
                    "The first page, from the same server. The library checks every field and makes values of its domain; the others make"
                            + " records. [Where the time goes](../../docs/adr/0021-successes-are-read-without-a-tree.md), by a profile.",
                    List.of(
                            Row.of("1 thread", Metric.TIME, PAGE)
                                    .dividedBySubject(ServiceClient.OKHTTP_GSON, ServiceClient.JERSEY_JACKSON)
                                    .atMost(0.35)
                                    .inSummaryPlot(),
                            Row.of("1 thread", Metric.CPU, PAGE)
                                    .dividedBySubject(ServiceClient.OKHTTP_GSON, ServiceClient.JERSEY_JACKSON),
                            Row.of("1 thread", Metric.BYTES, PAGE)
                                    .dividedBySubject(ServiceClient.OKHTTP_GSON, ServiceClient.JERSEY_JACKSON))),
            new Section(
                    "decoding",
                    "Reading a page of 150 from its bytes",
                    "The library reads strictly, into its domain; the others read into records that are equal to each other. What is called"
                            + " streaming is read by hand from a library's tokens. [Where the time goes](../../docs/adr/0021-successes-are-read-without-a-tree.md), by a profile.",
                    List.of(
                            Row.of("page of 150", Metric.CPU, DECODING)
                                    .dividedBySubject(Decoder.JACKSON_DATABIND)
                                    .atMost(0.5)
                                    .inSummaryPlot(),
                            Row.of("page of 150", Metric.BYTES, DECODING)
                                    .dividedBySubject(Decoder.JACKSON_DATABIND)
                                    .atMost(0.5),
                            Row.of("page of 150", Metric.TIME, DECODING).dividedBySubject(Decoder.JACKSON_DATABIND))),
            new Section(
                    "first-call",
                    "The first call in a fresh JVM",
                    "From creating the client to the result of its first `get`, without the start of the JVM itself; one new JVM for each"
                            + " value, the subjects in turn.",
                    List.of(
                            Row.of("first call", Metric.TIME, FirstCall.MEASURED)
                                    .dividedBySubject(ServiceClient.HTTPCLIENT_JACKSON)
                                    .atMost(1.0)
                                    .inSummaryPlot(),
                            Row.of("first call", Metric.CPU, FirstCall.MEASURED)
                                    .dividedBySubject(ServiceClient.HTTPCLIENT_JACKSON))),
            new Section(
                    "copying",
                    "Many interventions",
                    """
                    Copying 30,000 interventions from a service that takes 500 requests in every minute: walking the list and reading
                    each by its id, 30,200 requests at least. The clock is virtual: a request takes 100 ms, and waiting takes no real time.
                    The walk comes past 30,000 interventions whose pages are there already.
                    [Where its time goes](../../docs/adr/0024-the-cost-of-a-call.md), by a profile.
                    """,
                    List.of(
                            Row.of("copying", Metric.VIRTUAL_SECONDS, Copying.MEASURED)
                                    .dividedBySubject(Copying.LEAST)
                                    .atMost(1.02),
                            Row.of("copying", Metric.THROTTLED, Copying.MEASURED)
                                    .atMost(0),
                            Row.of("walk of prepared pages", Metric.TIME, WALK)
                                    .dividedBySubject(WalkBenchmark.PAGES)
                                    .atMost(2),
                            Row.of(
                                            "walk of prepared pages, against a loop that leaves out duplicates",
                                            Metric.TIME,
                                            WALK)
                                    .dividedBySubject(WalkBenchmark.DISTINCT)
                                    .atMost(1))),
            new Section(
                    "in-memory",
                    "A million interventions in memory",
                    """
                    The in-memory adapter with a million interventions, most figures divided by the same with a thousand. They have 8 sources,
                    100 owners, and a thread and a customer for every five; half are closed. Seeding adds threads, customers and contents too.
                    The peer has a `TreeSet` for each key of everything that a list can be restricted by, in both orders, behind a read-write
                    lock. It knows no threads, customers and contents, and its page in the middle is counted from the start. A page has 30
                    interventions. The writer reassigns interventions without a pause while one thread reads lists by owner.
                    [Where the time goes](../../docs/adr/0023-sorted-trees-that-count.md), by a profile.
                    """,
                    List.of(
                            grows(InMemory.FIRST_PAGE).atMost(1.2),
                            grows(InMemory.BY_OWNER).atMost(2),
                            grows(InMemory.BY_STATE).atMost(2),
                            grows(InMemory.BY_THREAD).atMost(2),
                            Row.of(
                                            "page at offset 500,000 ÷ first page",
                                            Metric.TIME,
                                            InMemory.measured(InMemory.DEEP_PAGE, InMemory.LARGE))
                                    .dividedBy(InMemory.measured(InMemory.FIRST_PAGE, InMemory.LARGE))
                                    .atMost(2),
                            grows(InMemory.CREATE).atMost(10),
                            grows(InMemory.CLOSE).atMost(10),
                            inMillion(InMemory.FIRST_PAGE, Metric.TIME),
                            inMillion(InMemory.BY_THREAD, Metric.TIME),
                            inMillion(InMemory.CREATE, Metric.TIME),
                            inMillion(InMemory.CLOSE, Metric.TIME),
                            inMillion(InMemory.SEEDING, Metric.HEAP).atMost(530),
                            inMillion(InMemory.SEEDING, Metric.CPU).atMost(6_000_000),
                            Row.of(
                                            "reads beside a writer ÷ without",
                                            Metric.PER_SECOND,
                                            InMemory.measured(InMemory.READS_BESIDE_WRITER, InMemory.LARGE))
                                    .dividedBy(InMemory.measured(InMemory.READS, InMemory.LARGE))
                                    .atLeast(0.3))));

    private static Row grows(String operation) {
        return Row.of(operation + ", 1M ÷ 1k", Metric.TIME, InMemory.measured(operation, InMemory.LARGE))
                .dividedBy(InMemory.measured(operation, InMemory.SMALL));
    }

    private static Row inMillion(String operation, Metric metric) {
        return Row.of(operation + ", 1M", metric, InMemory.measured(operation, InMemory.LARGE));
    }

    private Catalog() {}
}
