package dev.interventions.benchmarks.emulator;

import java.time.Instant;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A seed file with interventions that have about as many fields as those of the service's sample. */
final class BenchmarkSeed {

    private static final Instant FIRST = Instant.parse("2012-05-21T01:15:28Z");
    private static final int SECONDS_APART = 7_919;

    private BenchmarkSeed() {}

    /** The id of the intervention with this number. */
    static String idOf(int number) {
        return id("3f55c833", number);
    }

    /** A seed with this number of interventions, each with its own thread, customer and reply. */
    static String with(int interventions) {
        return """
                {"sources":[{"id":"f18c81948c137d86dac77216"}],
                "users":[{"id":"d033e22ae348feb5660fc214","token":"susan-token",\
                "permissions":["update_intervention"],"reads":["f18c81948c137d86dac77216"]}],
                "threads":[%s],
                "identities":[%s],
                "contents":[%s],
                "interventions":[%s]}
                """.formatted(
                        all(
                                interventions,
                                number -> "{\"id\":\"" + id("9c9903dc", number)
                                        + "\",\"source_id\":\"f18c81948c137d86dac77216\"}"),
                        all(interventions, number -> "{\"id\":\"" + id("8a8deed4", number) + "\"}"),
                        all(interventions, BenchmarkSeed::contents),
                        all(interventions, BenchmarkSeed::intervention));
    }

    private static String contents(int number) {
        String thread = id("9c9903dc", number);
        return "{\"id\":\"" + id("c93e3586", number) + "\",\"thread_id\":\"" + thread + "\",\"identity_id\":\""
                + id("8a8deed4", number) + "\"},{\"id\":\"" + id("57344651", number) + "\",\"thread_id\":\"" + thread
                + "\",\"user_id\":\"d033e22ae348feb5660fc214\"}";
    }

    private static String intervention(int number) {
        Instant created = FIRST.minusSeconds((long) number * SECONDS_APART);
        Instant updated = created.plusSeconds(1 + number % 1000);
        return """
                {"id":"%s","content_id":"%s","content_ids":["%s"],"user_id":"d033e22ae348feb5660fc214",\
                "created_at":"%s","updated_at":"%s",%s"comments_count":1,\
                "custom_fields":{"external_id":"%d","region":"Île-de-France"},\
                "category_ids":["4d0fb475b242228032cbdf6d","59248c4dae276a021cb296d2"],\
                "user_reply_in_average":84959,"user_reply_in_average_bh":63000,"user_reply_in_average_count":1,\
                "first_user_reply_in":84959,"first_user_reply_in_bh":63000,"last_user_reply_in":84959,\
                "last_user_reply_in_bh":63000}""".formatted(
                        idOf(number),
                        id("c93e3586", number),
                        id("57344651", number),
                        created,
                        updated,
                        number % 4 == 0 ? "\"closed\":true,\"closed_at\":\"" + updated + "\"," : "",
                        number);
    }

    private static String all(int count, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(",\n"));
    }

    private static String id(String prefix, int number) {
        return String.format(Locale.ROOT, "%s%016x", prefix, number);
    }
}
