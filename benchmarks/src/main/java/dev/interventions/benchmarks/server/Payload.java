package dev.interventions.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of responses as the service writes them. Every intervention of a page has other values. */
public final class Payload {

    /** How many records the longest page has. */
    public static final int RECORDS = 150;

    private static final long SEED = 20_120_521;
    private static final Instant FIRST = Instant.parse("2012-05-21T01:15:28Z");
    private static final int SECONDS_APART = 7_919;
    private static final int COUNT = 4_320;

    private Payload() {}

    /** An intervention with this id. */
    public static byte[] intervention(String id) {
        return utf8(record(id, 0, new Random(SEED)));
    }

    /** The first page, of {@value #RECORDS} interventions. */
    public static byte[] page() {
        return page(0, RECORDS, COUNT);
    }

    /** A page of so many interventions. */
    public static byte[] page(long offset, int limit, long count) {
        Random random = new Random(SEED + offset);
        int size = (int) Math.max(0, Math.min(limit, count - offset));
        return utf8("{\"count\":" + count + ",\"offset\":" + offset + ",\"limit\":" + limit + ",\"records\":["
                + IntStream.range(0, size)
                        .mapToObj(index -> record(idOf(offset + index), offset + index, random))
                        .collect(Collectors.joining(","))
                + "]}");
    }

    /** The id of the intervention at this place of the list. */
    public static String idOf(long place) {
        return String.format("3f55c8330da4144a%08x", place);
    }

    /** The list is sorted by the date of creation, the latest first. */
    private static String record(String id, long place, Random random) {
        Instant created = FIRST.minusSeconds(place * SECONDS_APART);
        boolean closed = random.nextInt(4) == 0;
        Instant updated = created.plusSeconds(1 + random.nextInt(100_000));
        return String.format(
                """
                {"id":"%s","created_at":"%s","updated_at":"%s","source_id":"%s","thread_id":"%s","content_id":"%s",\
                "identity_id":"%s","comments_count":%d,"closed":%s,"closed_at":%s,\
                "custom_fields":{"external_id":"%d","region":"Île-de-France"},"category_ids":["%s","%s"],"user_id":"%s",\
                "user_replies_count":%d,"user_reply_in_average":%d,"user_reply_in_average_count":%d,"first_user_reply_in":%d,\
                "last_user_reply_in":%d,"status":"%s"}""",
                id,
                created,
                updated,
                randomId(random),
                randomId(random),
                randomId(random),
                randomId(random),
                random.nextInt(10),
                closed,
                closed ? '"' + updated.toString() + '"' : "null",
                random.nextInt(1_000_000),
                randomId(random),
                randomId(random),
                randomId(random),
                random.nextInt(20),
                random.nextInt(100_000),
                random.nextInt(10),
                random.nextInt(100_000),
                random.nextInt(1_000_000),
                closed ? "Fermée" : "Ouverte");
    }

    private static String randomId(Random random) {
        return String.format("%016x%08x", random.nextLong(), random.nextInt());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
