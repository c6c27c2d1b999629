package dev.interventions.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Page;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

// On a thread of its own, so that a test fails that would read for ever.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ResponseJsonTest {

    private static final ResponseJson JSON = new ResponseJson();
    private static final Intervention BARE = Intervention.withId(InterventionId.of("a"));

    private static final List<String> TEXTS = List.of(
            "id",
            "content_id",
            "thread_id",
            "source_id",
            "identity_id",
            "identity_group_id",
            "user_id",
            "status",
            "first_user_reply_id",
            "survey_id",
            "survey_response_id",
            "detected_language");
    private static final List<String> BOOLEANS = List.of("closed", "translation_enabled");
    private static final List<String> DATES = List.of(
            "created_at", "updated_at", "closed_at", "deferred_at", "satisfaction_sent_at", "satisfaction_answered_at");
    private static final List<String> WHOLE_NUMBERS = List.of(
            "comments_count",
            "user_replies_count",
            "satisfaction_grade",
            "first_user_reply_in",
            "first_user_reply_in_bh",
            "last_user_reply_in",
            "last_user_reply_in_bh",
            "user_reply_in_average",
            "user_reply_in_average_bh",
            "user_reply_in_average_count");
    private static final List<String> CUSTOM_FIELDS = List.of("custom_fields", "custom_field_values");

    // ---- absent ----

    static Stream<String> optionalFields() {
        return TEXTS.remove("id")
                .appendAll(BOOLEANS)
                .appendAll(DATES)
                .appendAll(WHOLE_NUMBERS)
                .appendAll(CUSTOM_FIELDS)
                .append("category_ids")
                .toJavaStream();
    }

    @ParameterizedTest
    @MethodSource("optionalFields")
    @Tag("WIRE-4")
    void a_null_field_is_absent_as_a_missing_one_is(String field) {
        assertThat(intervention("{\"id\":\"a\"}")).isEqualTo(Either.right(BARE));
        assertThat(interventionWith(field, "null")).isEqualTo(Either.right(BARE));
    }

    @Test
    @Tag("WIRE-4")
    void empty_and_zero_are_not_absent() {
        Intervention intervention = intervention(
                        "{\"id\":\"a\",\"category_ids\":[],\"custom_fields\":{},\"comments_count\":0}")
                .get();

        assertThat(intervention.categories()).isEqualTo(Option.some(HashSet.empty()));
        assertThat(intervention.customFields()).isEqualTo(Option.some(LinkedHashMap.empty()));
        assertThat(intervention.commentsCount()).isEqualTo(Option.some(0L));
    }

    // ---- wrong types ----

    static Stream<Arguments> fieldsAndValuesOfOtherTypes() {
        return Stream.of(
                        wrong(TEXTS, "1", "1.5", "true", "false", "[]", "[1]", "[\"a\"]", "{}", "{\"a\":\"b\"}"),
                        wrong(BOOLEANS, "\"yes\"", "\"true\"", "\"\"", "0", "1", "[]", "[true]", "{}"),
                        wrong(
                                DATES,
                                "\"\"",
                                "\"yesterday\"",
                                "\"2012-05-21\"",
                                "\"2012-05-21T01:15:28\"",
                                "\"2012-05-21 01:15:28Z\"",
                                "\"2012-02-30T01:15:28Z\"",
                                "1337562928",
                                "true",
                                "[]",
                                "[\"2012-05-21T01:15:28Z\"]",
                                "{}"),
                        wrong(
                                WHOLE_NUMBERS,
                                "\"1\"",
                                "\"\"",
                                "1.5",
                                "1e-1",
                                "9223372036854775808",
                                "-9223372036854775809",
                                "1e400",
                                "1e999999999",
                                "1e-999999999",
                                "true",
                                "[1]",
                                "{}"),
                        wrong(
                                CUSTOM_FIELDS,
                                "\"a\"",
                                "1",
                                "true",
                                "[]",
                                "{\"k\":{}}",
                                "{\"k\":[1,\"a\"]}",
                                "{\"k\":[true]}",
                                "{\"k\":[null]}",
                                "{\"k\":[[\"a\"]]}",
                                "{\"k\":1e999999999}"),
                        wrong(
                                List.of("category_ids"),
                                "\"a\"",
                                "1",
                                "true",
                                "{}",
                                "[1]",
                                "[null]",
                                "[[\"a\"]]",
                                "[\"a b\"]",
                                "[\"a/b\"]"))
                .flatMap(arguments -> arguments);
    }

    private static Stream<Arguments> wrong(List<String> fields, String... values) {
        return fields.toJavaStream().flatMap(field -> Stream.of(values).map(value -> arguments(field, value)));
    }

    @ParameterizedTest
    @MethodSource("fieldsAndValuesOfOtherTypes")
    @Tag("WIRE-5")
    void a_value_of_another_type_makes_the_response_malformed_and_says_where(String field, String value) {
        assertThat(interventionWith(field, value).getLeft().message())
                .startsWith("the response can't be read: ")
                .contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "content_id", "thread_id", "user_id", "identity_id", "first_user_reply_id"})
    @Tag("WIRE-5")
    void an_id_that_no_request_could_carry_makes_the_response_malformed(String field) {
        for (String id : List.of("..", "a/b", "a b", "a\\nb", "a".repeat(256))) {
            assertThat(interventionWith(field, "\"" + id + "\"").getLeft().message())
                    .contains(field);
        }
    }

    @Test
    void a_blank_category_is_ignored() {
        assertThat(interventionWith("category_ids", "[\"\",\"b\"]").get().categories())
                .isEqualTo(Option.some(HashSet.of(CategoryId.of("b"))));
        assertThat(interventionWith("category_ids", "[\"\"]").get().categories())
                .isEqualTo(Option.some(HashSet.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \""})
    @Tag("WIRE-4")
    void a_blank_id_is_absent_and_without_its_own_an_intervention_is_malformed(String blank) {
        assertThat(interventionWith("user_id", blank)).isEqualTo(Either.right(BARE));
        assertThat(intervention("{\"id\":" + blank + "}").getLeft().message()).contains("no id");
    }

    // ---- right types, in every way that they can be written ----

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0,0",
        "1,1",
        "-5,-5",
        "1.0,1",
        "1e3,1000",
        "2147483648,2147483648",
        "9223372036854775807,9223372036854775807"
    })
    @Tag("WIRE-5")
    void a_whole_number_is_read_exactly(String written, long number) {
        Intervention intervention = intervention(
                        "{\"id\":\"a\",\"comments_count\":" + written + ",\"last_user_reply_in_bh\":" + written + "}")
                .get();

        assertThat(intervention.commentsCount()).isEqualTo(Option.some(number));
        assertThat(intervention.replies().timesInBusinessHours().last())
                .isEqualTo(Option.some(Duration.ofSeconds(number)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2012-05-21T01:15:28Z",
                "2012-05-21T01:15:28.001Z",
                "2012-05-21T01:15:28.999Z",
                "2012-05-21T01:15:28.999999999Z",
                "2012-05-21T03:15:28+02:00",
                "2012-05-20T20:15:28.500-05:00"
            })
    @Tag("WIRE-5")
    void a_date_is_truncated_to_seconds_in_utc(String written) {
        assertThat(interventionWith("created_at", "\"" + written + "\"")
                        .get()
                        .lifecycle()
                        .createdAt())
                .isEqualTo(Option.some(Instant.parse("2012-05-21T01:15:28Z")));
    }

    @Test
    @Tag("CATEGORIZE-1")
    void duplicate_categories_are_read_once() {
        assertThat(interventionWith("category_ids", "[\"b\",\"a\",\"b\"]").get().categories())
                .isEqualTo(Option.some(HashSet.of(CategoryId.of("a"), CategoryId.of("b"))));
    }

    @Test
    @Tag("WIRE-6")
    @Tag("FIELDS-6")
    void a_custom_field_is_a_text_a_number_a_boolean_or_texts_in_order() {
        String values =
                "{\"t\":\"x\",\"blank\":\"\",\"n\":1.50,\"long\":12345678901234567890,\"yes\":true,\"no\":false,"
                        + "\"list\":[\"z\",\"a\",\"z\"],\"none\":[],\"null\":null,\"\":\"no key\"}";
        Map<String, CustomFieldValue> expected = LinkedHashMap.<String, CustomFieldValue>empty()
                .put("t", CustomFieldValue.of("x"))
                .put("blank", CustomFieldValue.of(""))
                .put("n", CustomFieldValue.of(new BigDecimal("1.5")))
                .put("long", CustomFieldValue.of(new BigDecimal("12345678901234567890")))
                .put("yes", CustomFieldValue.of(true))
                .put("no", CustomFieldValue.of(false))
                .put("list", CustomFieldValue.of(List.of("z", "a", "z")))
                .put("none", CustomFieldValue.of(List.empty()))
                .put("", CustomFieldValue.of("no key"));

        for (String name : CUSTOM_FIELDS) {
            assertThat(interventionWith(name, values).get().customFields()).isEqualTo(Option.some(expected));
        }
    }

    @Test
    void a_thousand_custom_fields_and_categories_are_read_and_one_more_is_malformed() {
        assertThat(interventionWith("custom_fields", fields(1_000)).isRight()).isTrue();
        assertThat(interventionWith("category_ids", ids(1_000)).isRight()).isTrue();
        assertThat(interventionWith("custom_fields", fields(1_001)).getLeft().message())
                .endsWith("custom_fields has more than 1000 entries");
        assertThat(interventionWith("category_ids", ids(1_001)).getLeft().message())
                .endsWith("category_ids has more than 1000 entries");
    }

    private static String fields(int number) {
        return List.range(0, number).map(field -> "\"" + field + "\":1").mkString("{", ",", "}");
    }

    private static String ids(int number) {
        return List.range(0, number).map(id -> "\"" + id + "\"").mkString("[", ",", "]");
    }

    @Test
    @Tag("WIRE-6")
    void the_newer_name_takes_precedence_if_both_are_there() {
        String both = "{\"id\":\"a\",\"custom_fields\":{\"k\":\"old\",\"o\":\"o\"},"
                + "\"custom_field_values\":{\"k\":\"new\",\"n\":\"n\"}}";

        assertThat(intervention(both).get().customFields().get())
                .containsExactlyInAnyOrderElementsOf(LinkedHashMap.of(
                        "k", CustomFieldValue.of("new"), "n", CustomFieldValue.of("n"), "o", CustomFieldValue.of("o")));
    }

    @Test
    @Tag("WIRE-5")
    void surrogate_pairs_escapes_and_the_key_order_make_no_difference() {
        assertThat(intervention("{\"status\":\"\\ud83d\\ude00 \\u00e9\\\"\",\"id\":\"\\u0061\"}")
                        .get())
                .isEqualTo(BARE.withLifecycle(BARE.lifecycle().withStatusText(Option.some("😀 é\""))));
    }

    // ---- the state ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ''                                                | Active
                    'closed':false                                    | Active
                    'closed':false,'closed_at':'2012-05-24T02:00:32Z' | Active
                    'closed':null,'closed_at':null                    | Active
                    'closed':true                                     | Closed
                    'closed':true,'closed_at':'2012-05-24T02:00:32Z'  | Closed
                    'closed_at':'2012-05-24T02:00:32Z'                | Closed
                    'closed':null,'closed_at':'2012-05-24T02:00:32Z'  | Closed
                    'deferred_at':'2012-05-21T01:18:49Z'              | Deferred
                    'closed':true,'deferred_at':'2012-05-21T01:18:49Z'| Closed
                    'closed':false,'status':'Fermée'                  | Active
                    'closed':true,'status':'Opened'                   | Closed
                    'status':'Closed'                                 | Active
                    """, quoteCharacter = '"')
    @Tag("STATE-1")
    @Tag("STATE-2")
    @Tag("STATE-3")
    @Tag("STATE-5")
    void the_fields_for_machines_decide_the_state_and_the_text_for_people_does_not(String fields, String state) {
        String written = fields.replace("''", "").replace('\'', '"');
        InterventionState read = intervention("{\"id\":\"a\"" + (written.isEmpty() ? "" : "," + written) + "}")
                .get()
                .state();

        assertThat(read.getClass().getSimpleName()).isEqualTo(state);
    }

    // ---- unknown fields ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-1.5e3",
                "\"text\"",
                "[]",
                "{}",
                "[[[]],{\"a\":[{}]}]",
                "{\"id\":\"b\",\"closed\":\"yes\"}",
                "99999999999999999999999999"
            })
    @Tag("WIRE-3")
    void an_unknown_field_is_ignored_whatever_its_shape_and_place(String value) {
        assertThat(intervention("{\"zz\":" + value + ",\"id\":\"a\"}")).isEqualTo(Either.right(BARE));
        assertThat(intervention("{\"id\":\"a\",\"zz\":" + value + "}")).isEqualTo(Either.right(BARE));
        assertThat(page("{\"zz\":" + value
                                + ",\"count\":1,\"offset\":0,\"limit\":30,\"records\":[{\"id\":\"a\",\"zz\":" + value
                                + "}]}")
                        .get()
                        .records())
                .containsExactly(BARE);
    }

    @Test
    @Tag("WIRE-3")
    @Tag("WIRE-5")
    void sixty_four_levels_are_read_and_one_more_is_malformed() {
        assertThat(intervention(nested("[", "]", 64))).isEqualTo(Either.right(BARE));
        assertThat(intervention(nested("{\"a\":", "}", 64).replace("{}", "{\"a\":1}")))
                .isEqualTo(Either.right(BARE));
        assertThat(intervention(nested("[", "]", 65)).isLeft()).isTrue();
        assertThat(intervention(nested("[", "]", 100_000)).isLeft()).isTrue();
        assertThat(intervention("{\"zz\":" + "[".repeat(1_000_000)).isLeft()).isTrue();
        assertThat(intervention("{\"zz\":".repeat(1_000_000)).isLeft()).isTrue();
    }

    /** An object with so many levels, itself included. */
    private static String nested(String open, String close, int levels) {
        String innermost = open.equals("[") ? "" : "1";
        return "{\"id\":\"a\",\"zz\":" + open.repeat(levels - 1) + innermost + close.repeat(levels - 1) + "}";
    }

    // ---- what is no response at all ----

    static Stream<Arguments> textsThatAreNoResponse() {
        String million = "1".repeat(1_000_000);
        return Stream.of(
                arguments("nothing", ""),
                arguments("white space", " \r\n\t"),
                arguments("null", "null"),
                arguments("a list", "[{\"id\":\"a\"}]"),
                arguments("a text", "\"a\""),
                arguments("a number", "1"),
                arguments("a boolean", "true"),
                arguments("HTML", "<html></html>"),
                arguments("a byte order mark first", "\ufeff{\"id\":\"a\"}"),
                arguments("begun in an unknown list", "{\"zz\":["),
                arguments("begun in an unknown object", "{\"zz\":{"),
                arguments("begun in an unknown text", "{\"zz\":\""),
                arguments("begun in a known list", "{\"id\":\"a\",\"category_ids\":[\"b\""),
                arguments("begun and known", "{\"id\":\"a\""),
                arguments("begun, with a comma", "{\"id\":\"a\","),
                arguments("two keys alike", "{\"id\":\"a\",\"id\":\"a\"}"),
                arguments("two unknown keys alike", "{\"id\":\"a\",\"zz\":1,\"zz\":2}"),
                arguments("two keys alike deep inside", "{\"id\":\"a\",\"zz\":[{\"y\":1,\"y\":1}]}"),
                arguments("two keys alike, one escaped", "{\"id\":\"a\",\"\\u0069d\":\"b\"}"),
                arguments("two custom fields alike", "{\"id\":\"a\",\"custom_fields\":{\"k\":\"1\",\"k\":\"2\"}}"),
                arguments("another object after it", "{\"id\":\"a\"}{\"id\":\"b\"}"),
                arguments("something after it", "{\"id\":\"a\"} x"),
                arguments("a brace after it", "{\"id\":\"a\"}}"),
                arguments("a NUL after it", "{\"id\":\"a\"}\0"),
                arguments("single quotes", "{'id':'a'}"),
                arguments("no quotes", "{id:\"a\"}"),
                arguments("a comma too many", "{\"id\":\"a\",}"),
                arguments("a comment", "{\"id\":\"a\"/* */}"),
                arguments("NaN", "{\"id\":\"a\",\"zz\":NaN}"),
                arguments("a leading zero", "{\"id\":\"a\",\"zz\":01}"),
                arguments("a line break in a text", "{\"id\":\"a\nb\"}"),
                arguments("a number of a million digits", "{\"id\":\"a\",\"comments_count\":" + million + "}"),
                arguments("an unknown number of a million digits", "{\"id\":\"a\",\"zz\":" + million + "}"),
                arguments(
                        "a fraction of a million digits", "{\"id\":\"a\",\"custom_fields\":{\"k\":0." + million + "}}"),
                arguments("an exponent of a million digits", "{\"id\":\"a\",\"comments_count\":1e" + million + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textsThatAreNoResponse")
    @Tag("WIRE-5")
    void what_is_not_exactly_one_well_formed_object_is_malformed(String name, String text) {
        assertThat(intervention(text).getLeft().message()).startsWith("the response can't be read: ");
        assertThat(page(text).isLeft()).isTrue();
        assertThat(JSON.created(in(utf8(text))).isLeft()).isTrue();
        assertThat(JSON.errorMessage(in(utf8(text)))).isEqualTo(Option.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t"})
    @Tag("WIRE-5")
    void an_empty_response_is_said_to_be_empty(String text) {
        assertThat(intervention(text))
                .isEqualTo(Either.left(new MalformedResponse("the response can't be read: it is empty")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "\"",
                "{\"a\":",
                "{\"a\":[",
                "{\"a\":{",
                "{\"a\":\"",
                "{\"a\":1",
                "{\"a\":tru",
                "{\"a\",",
                "{\"a",
                "[[",
                "[{",
                "[1",
                "[1,",
                "[\"a\\",
                "[\"\\ud83d",
                "[{\"a\":[{\"b\":"
            })
    @Tag("WIRE-3")
    @Tag("WIRE-5")
    void an_unknown_field_that_does_not_end_is_malformed_and_not_read_for_ever(String value) {
        for (String begun : List.of("{\"zz\":", "{\"id\":\"a\",\"zz\":")) {
            byte[] body = utf8(begun + value);

            assertThat(JSON.intervention(in(body)).isLeft()).isTrue();
            assertThat(JSON.page(in(body), 150).isLeft()).isTrue();
            assertThat(JSON.created(in(body)).isLeft()).isTrue();
            assertThat(JSON.errorMessage(in(body))).isEqualTo(Option.none());
        }
        assertThat(page("{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[{\"id\":\"a\",\"zz\":" + value)
                        .isLeft())
                .isTrue();
    }

    @Test
    @Tag("WIRE-5")
    void every_beginning_of_a_response_is_malformed() {
        String whole = "{\"id\":\"a\",\"zz\":{\"y\":[1,\"é\",null]},\"category_ids\":[\"b\"],\"comments_count\":12}";
        byte[] bytes = utf8(whole);

        assertThat(JSON.intervention(in(bytes)).isRight()).isTrue();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(JSON.intervention(in(java.util.Arrays.copyOf(bytes, length)))
                            .isLeft())
                    .as("its first %s bytes", length)
                    .isTrue();
        }
    }

    @Test
    @Tag("WIRE-5")
    void bytes_that_are_no_utf_8_are_malformed() {
        String latin = "{\"id\":\"a\",\"status\":\"Fermée\"}";

        assertThat(JSON.intervention(in(latin.getBytes(StandardCharsets.UTF_8))).isRight())
                .isTrue();
        assertThat(JSON.intervention(in(latin.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(notUtf8());
        assertThat(JSON.intervention(in(latin.getBytes(StandardCharsets.UTF_16)))
                        .isLeft())
                .isTrue();
        assertThat(JSON.intervention(in(new byte[] {'{', (byte) 0xc0, (byte) 0x80, '}'})))
                .isEqualTo(notUtf8());
        assertThat(JSON.intervention(in(new byte[] {'{', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '}'})))
                .isEqualTo(notUtf8());
    }

    private static Either<MalformedResponse, Intervention> notUtf8() {
        return Either.left(new MalformedResponse("the response is not UTF-8"));
    }

    // ---- pages ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"offset\":0,\"limit\":30,\"records\":[]}",
                "{\"count\":0,\"limit\":30,\"records\":[]}",
                "{\"count\":0,\"offset\":0,\"records\":[]}",
                "{\"count\":0,\"offset\":0,\"limit\":30}",
                "{\"count\":0,\"offset\":0,\"limit\":30,\"records\":null}",
                "{\"count\":\"0\",\"offset\":0,\"limit\":30,\"records\":[]}",
                "{\"count\":0.5,\"offset\":0,\"limit\":30,\"records\":[]}",
                "{\"count\":-1,\"offset\":0,\"limit\":30,\"records\":[]}",
                "{\"count\":0,\"offset\":-1,\"limit\":30,\"records\":[]}",
                "{\"count\":0,\"offset\":0,\"limit\":0,\"records\":[]}",
                "{\"count\":0,\"offset\":0,\"limit\":4294967326,\"records\":[]}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":{}}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[null]}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[[]]}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[\"a\"]}",
                "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[{}]}",
                "{\"count\":2,\"offset\":0,\"limit\":30,\"records\":[{\"id\":\"a\"},{\"id\":\"b\",\"closed\":1}]}",
                "{\"id\":\"a\"}"
            })
    @Tag("PAGE-1")
    @Tag("WIRE-5")
    void a_page_with_a_part_missing_or_wrong_is_malformed(String page) {
        assertThat(page(page).isLeft()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "offset", "limit", "records"})
    @Tag("PAGE-1")
    void a_page_with_a_part_missing_says_which(String part) {
        String page = "{\"count\":0,\"offset\":0,\"limit\":30,\"records\":[]}".replace("\"" + part + "\"", "\"zz\"");

        assertThat(page(page))
                .isEqualTo(Either.left(new MalformedResponse("the response can't be read: there is no " + part)));
    }

    @Test
    @Tag("PAGE-1")
    void a_page_may_be_empty_and_may_count_more_than_an_integer() {
        assertThat(page("{\"count\":2147483648,\"offset\":2147483649,\"limit\":150,\"records\":[]}")
                        .get())
                .satisfies(page -> {
                    assertThat(page.count()).isEqualTo(2_147_483_648L);
                    assertThat(page.offset()).isEqualTo(2_147_483_649L);
                    assertThat(page.limit()).isEqualTo(150);
                    assertThat(page.records()).isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "[1.50,-3e2]", "[12345678901234567890]"})
    @Tag("WIRE-6")
    void a_list_of_numbers_in_a_custom_field_keeps_every_number(String numbers) {
        List<BigDecimal> expected =
                List.of(numbers.substring(1, numbers.length() - 1).split(",")).map(BigDecimal::new);

        assertThat(interventionWith("custom_fields", "{\"k\":" + numbers + "}")
                        .get()
                        .customFields())
                .isEqualTo(Option.some(LinkedHashMap.of("k", CustomFieldValue.ofNumbers(expected))));
    }

    @Test
    @Tag("WIRE-5")
    void a_page_with_unreadable_records_names_each_and_keeps_the_others_in_their_places() {
        MalformedResponse malformed = page("{\"count\":9,\"offset\":5,\"limit\":30,\"records\":[{\"id\":\"a\"},"
                        + "{\"id\":\"b\",\"closed\":[{\"id\":\"x\"}]},{\"id\":7},{\"id\":\"d\"}]}")
                .getLeft();

        assertThat(malformed.message())
                .isEqualTo("the response can't be read: the record at index 6 (intervention b): closed is not true or"
                        + " false; the record at index 7: id is not a text");
        assertThat(malformed.unreadable())
                .extracting(UnreadableRecord::index, UnreadableRecord::id)
                .containsExactly(tuple(6L, Option.some(InterventionId.of("b"))), tuple(7L, Option.none()));
        assertThat(malformed
                        .page()
                        .get()
                        .records()
                        .map(record -> record.map(Intervention::id).getOrNull()))
                .containsExactly(InterventionId.of("a"), null, null, InterventionId.of("d"));
        assertThat(malformed.toString()).doesNotContain("records");
    }

    @Test
    @Tag("PAGE-1")
    void a_page_has_no_more_records_than_requested() {
        String two = "{\"count\":2,\"offset\":0,\"limit\":30,\"records\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";

        assertThat(JSON.page(in(utf8(two)), 2).isRight()).isTrue();
        assertThat(JSON.page(in(utf8(two)), 1).getLeft().message()).contains("more than the 1 records");
    }

    // ---- what reading costs ----

    @Test
    void a_page_of_840_000_records_is_read_no_further_than_a_page_can_go() {
        byte[] page = utf8("{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[" + "{\"id\":\"a\"},".repeat(840_000));
        ByteArrayInputStream body = new ByteArrayInputStream(page);

        assertThat(JSON.page(body, 30).getLeft().message()).contains("more than the 30 records");
        assertThat(body.available()).isGreaterThan(page.length - 1_000_000);
    }

    @Test
    @Tag("PAGE-1")
    void a_page_is_read_no_further_than_its_first_record_too_many() {
        String record = "{\"id\":\"a\",\"status\":\"" + "x".repeat(20_000) + "\"},";
        byte[] page = utf8("{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[" + record.repeat(150));
        ByteArrayInputStream body = new ByteArrayInputStream(page);

        assertThat(JSON.page(body, 2).getLeft().message()).contains("more than the 2 records");
        // Three records of 20 kB, and what the parser reads ahead: its buffers are shared, and grow with the longest
        // text.
        assertThat(body.available()).isGreaterThan(page.length - 1_500_000);
    }

    @Test
    @Tag("WIRE-3")
    void an_unknown_object_of_a_thousand_keys_is_ignored_and_one_more_key_is_malformed() {
        assertThat(interventionWith("zz", fields(1_000))).isEqualTo(Either.right(BARE));
        assertThat(interventionWith("zz", fields(1_001)).getLeft().message()).endsWith("zz has more than 1000 entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "zz"})
    @Tag("WIRE-3")
    void a_text_of_half_a_million_characters_is_read_and_a_longer_one_is_malformed(String field) {
        String longest = "x".repeat(524_287);

        assertThat(interventionWith(field, "\"" + longest + "\"").isRight()).isTrue();
        assertThat(interventionWith(field, "\"" + longest + "x\"").getLeft().message())
                .isEqualTo("the response can't be read: a text or a key has more than 524287 characters");
        // The parser's buffers are shared: one that has grown before changes nothing.
        assertThat(interventionWith(field, "\"" + longest + "\"").isRight()).isTrue();
        assertThat(interventionWith(field, "\"" + longest.repeat(10) + "\"").isLeft())
                .isTrue();
        assertThat(interventionWith(longest + "x", "1").isLeft()).isTrue();
    }

    static Stream<Arguments> expensiveBodies() {
        String pageOf = "{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[";
        return Stream.of(
                arguments("unknown lists", "{\"id\":\"a\",\"zz\":[" + "[],".repeat(700_000) + "1]}"),
                arguments("unknown objects", "{\"id\":\"a\",\"zz\":[" + "{\"y\":{}},".repeat(200_000) + "1]}"),
                arguments("unknown numbers", "{\"id\":\"a\",\"zz\":[" + "1,".repeat(1_000_000) + "1]}"),
                arguments("a structure where a text belongs", "{\"id\":[" + "{},".repeat(700_000) + "1]}"),
                arguments(
                        "structures in a custom field",
                        "{\"id\":\"a\",\"custom_fields\":{\"k\":[[" + "{},".repeat(700_000) + "1]]}}"),
                arguments("keys", "{\"id\":\"a\",\"zz\":{" + keys(200_000) + "}}"),
                arguments(
                        "categories",
                        pageOf + ("{\"id\":\"a\",\"category_ids\":[" + "\"c\",".repeat(999) + "\"c\"]},").repeat(150)
                                + "]}"),
                arguments(
                        "custom fields",
                        pageOf + ("{\"id\":\"a\",\"custom_fields\":{" + keys(1_000) + "}},").repeat(150) + "]}"),
                arguments("a long text", "{\"id\":\"a\",\"status\":\"" + "x".repeat(2_000_000) + "\"}"));
    }

    private static String keys(int number) {
        return List.range(0, number).map(key -> "\"" + key + "\":1").mkString(",");
    }

    /** The sum of all allocations; less is in use at any one time. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("expensiveBodies")
    void reading_allocates_at_most_10_MB_and_50_bytes_for_each_byte_of_the_body(String name, String text) {
        byte[] body = utf8(text);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        JSON.page(in(body), 150);

        long before = threads.getCurrentThreadAllocatedBytes();
        JSON.page(in(body), 150);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("bytes for %s", body.length).isLessThan(10_000_000 + 50L * body.length);
    }

    // ---- the host's class loader ----

    @Test
    void the_context_class_loader_is_not_used() throws Exception {
        Thread reader = new Thread(() -> assertThat(new ResponseJson().intervention(in(utf8("{\"id\":\"a\"}"))))
                .isEqualTo(Either.right(BARE)));
        Throwable[] failure = new Throwable[1];
        reader.setContextClassLoader(null);
        reader.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
        reader.start();
        reader.join();

        assertThat(failure[0]).isNull();
    }

    private static Either<MalformedResponse, Intervention> interventionWith(String field, String value) {
        return intervention(
                field.equals("id") ? "{\"id\":" + value + "}" : "{\"id\":\"a\",\"" + field + "\":" + value + "}");
    }

    private static Either<MalformedResponse, Intervention> intervention(String text) {
        return JSON.intervention(in(utf8(text)));
    }

    private static Either<MalformedResponse, Page<Intervention>> page(String text) {
        return JSON.page(in(utf8(text)), 150);
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
