package dev.interventions.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.Unavailable.MalformedResponse;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reader reads all records of a page, and compares each key with the one that followed last time: no record may show another. */
class RecordsOfAPageTest {

    private static final ResponseJson JSON = new ResponseJson();

    /** Every field that interventions have, each with a value. */
    private static final List<String> FIELDS = List.of(
            "\"id\":\"a\"",
            "\"content_id\":\"c\"",
            "\"thread_id\":\"t\"",
            "\"source_id\":\"s\"",
            "\"identity_id\":\"i\"",
            "\"identity_group_id\":\"g\"",
            "\"user_id\":\"u\"",
            "\"closed\":true",
            "\"created_at\":\"2012-05-21T01:15:28Z\"",
            "\"updated_at\":\"2012-05-22T01:15:28Z\"",
            "\"closed_at\":\"2012-05-23T01:15:28Z\"",
            "\"deferred_at\":\"2012-05-24T01:15:28Z\"",
            "\"status\":\"Ouverte\"",
            "\"user_replies_count\":1",
            "\"first_user_reply_id\":\"r\"",
            "\"first_user_reply_in\":2",
            "\"last_user_reply_in\":3",
            "\"user_reply_in_average\":4",
            "\"first_user_reply_in_bh\":5",
            "\"last_user_reply_in_bh\":6",
            "\"user_reply_in_average_bh\":7",
            "\"user_reply_in_average_count\":8",
            "\"comments_count\":9",
            "\"category_ids\":[\"x\",\"y\"]",
            "\"custom_fields\":{\"id\":\"1\",\"region\":\"Île-de-France\"}",
            "\"custom_field_values\":{\"status\":\"2\"}",
            "\"satisfaction_sent_at\":\"2012-05-25T01:15:28Z\"",
            "\"satisfaction_answered_at\":\"2012-05-26T01:15:28Z\"",
            "\"satisfaction_grade\":10",
            "\"survey_id\":\"v\"",
            "\"survey_response_id\":\"w\"",
            "\"detected_language\":\"fr\"",
            "\"translation_enabled\":false");

    @Test
    void a_record_has_nothing_of_the_record_before_it() {
        assertThat(FIELDS).as("all fields before those of a page").hasSize(Field.COUNT.ordinal());
        Seq<Intervention> records =
                page(List.of(object(FIELDS), "{\"id\":\"b\"}")).get().records();

        assertThat(records.get(1)).isEqualTo(Intervention.withId(InterventionId.of("b")));
    }

    static Stream<String> optionalFields() {
        return FIELDS.tail().toJavaStream();
    }

    @ParameterizedTest
    @MethodSource("optionalFields")
    void a_field_that_is_the_only_one_beside_the_id_is_read(String field) {
        Intervention bare = Intervention.withId(InterventionId.of("a"));

        assertThat(alone("{\"id\":\"a\"," + field + "}").get()).isNotEqualTo(bare);
    }

    @Test
    void a_record_is_readable_after_one_that_is_not() {
        MalformedResponse malformed =
                page(List.of("{\"id\":1,\"closed\":2}", "{\"id\":\"b\"}")).getLeft();

        assertThat(malformed.page().get().records().map(Either::toOption))
                .containsExactly(Option.none(), Option.some(Intervention.withId(InterventionId.of("b"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 16, 8192})
    void each_record_is_read_as_if_it_were_alone(int bytesInEachRead) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> objects = List.fill(60, () -> object(someFields(random)));

        Seq<Intervention> records =
                page(objects, in -> new InSteps(in, bytesInEachRead)).get().records();

        assertThat(records)
                .as("seed %d", seed)
                .containsExactlyElementsOf(objects.map(object -> alone(object).get()));
    }

    @Test
    void a_duplicate_of_the_field_that_usually_follows_is_rejected() {
        String twice = "{\"id\":\"a\",\"closed\":true,\"closed\":true}";

        assertThat(page(List.of("{\"id\":\"a\",\"closed\":true}", "{\"id\":\"a\",\"closed\":true}", twice))
                        .getLeft()
                        .message())
                .endsWith("duplicate key closed");
        assertThat(page(List.of("{\"closed\":true,\"id\":\"a\"}", "{\"id\":\"b\",\"closed\":true,\"id\":\"b\"}"))
                        .getLeft()
                        .message())
                .endsWith("duplicate key id");
    }

    @Test
    void a_key_that_only_begins_like_the_usual_one_is_another_key() {
        String longer = "{\"id\":\"b\",\"closed_\":1,\"closed\":false}";
        String shorter = "{\"id\":\"b\",\"close\":1,\"closed\":false}";

        assertThat(page(List.of("{\"id\":\"a\",\"closed\":true}", longer, shorter))
                        .get()
                        .records()
                        .map(Intervention::isClosed))
                .containsExactly(true, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"b\",\"closed\"", "{\"id\":\"b\",\"closed", "{\"id\":\"b\",\"closed\" true}"})
    void a_body_that_is_wrong_at_the_usual_key_is_malformed(String record) {
        assertThat(page(List.of("{\"id\":\"a\",\"closed\":true}", record)).isLeft())
                .isTrue();
    }

    /** Usually in the same order; some are left out, some have a key with an escape, some are unknown, some have white space. */
    private static List<String> someFields(Random random) {
        List<String> fields =
                FIELDS.head().transform(List::of).appendAll(FIELDS.tail().filter(field -> random.nextInt(4) > 0));
        return (random.nextInt(3) == 0 ? fields.shuffle() : fields).map(field -> switch (random.nextInt(8)) {
            case 0 -> field.replaceFirst("\"(\\w)", "\"\\\\u00" + Integer.toHexString(field.charAt(1)));
            case 1 -> "\"new_" + field.substring(1) + "," + field;
            case 2 -> " " + field.replaceFirst(":", " : ");
            default -> field;
        });
    }

    private static String object(List<String> fields) {
        return fields.mkString("{", ",", "}");
    }

    private static Either<MalformedResponse, Intervention> alone(String object) {
        return JSON.intervention(bytes(object));
    }

    private static Either<MalformedResponse, Page<Intervention>> page(List<String> records) {
        return page(records, in -> in);
    }

    private static Either<MalformedResponse, Page<Intervention>> page(
            List<String> records, UnaryOperator<InputStream> stream) {
        return JSON.page(
                stream.apply(
                        bytes(records.mkString("{\"count\":99,\"offset\":0,\"limit\":99,\"records\":[", ",", "]}"))),
                150);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives no more than so many bytes at once. */
    private static final class InSteps extends FilterInputStream {

        private final int most;

        private InSteps(InputStream in, int most) {
            super(in);
            this.most = most;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, most));
        }
    }
}
