package dev.interventions.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.records.field.Field;
import dev.interventions.records.field.InterventionFields;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterventionJsonTest {

    private static final String DOCUMENTED = """
            {"id":"3f55c8330da4144afd1c6728","created_at":"2012-05-21T01:15:28Z","updated_at":"2012-05-21T01:19:49Z",\
            "closed":false,"closed_at":"2012-05-24T02:00:32Z","deferred_at":"2012-05-21T01:18:49Z","status":"Fermée",\
            "user_id":"d033e22ae348feb5660fc214","source_id":"f18c81948c137d86dac77216",\
            "thread_id":"9c9903dc3d559a8801eb5441","content_id":"c93e3586250ff60181b6c2f0",\
            "identity_id":"8a8deed44623a4c44268c266",\
            "category_ids":["4d0fb475b242228032cbdf6d","59248c4dae276a021cb296d2"],\
            "custom_fields":{"external_id":"342901"},"comments_count":1,"user_replies_count":1,\
            "first_user_reply_id":"573446514379728247000001","first_user_reply_in":0,"first_user_reply_in_bh":0,\
            "last_user_reply_in":0,"last_user_reply_in_bh":0,"user_reply_in_average":84959,\
            "user_reply_in_average_bh":63000,"user_reply_in_average_count":1}""";

    private static final Intervention MINIMAL = RandomInterventions.withNothingButAnId();

    private static Intervention parsed(String json) {
        return InterventionJson.parse(json).getOrElseThrow(error -> new AssertionError(error.message()));
    }

    private static String defect(String json) {
        return InterventionJson.parse(json).getLeft().message();
    }

    private static Intervention withCustomFields(Map<String, CustomFieldValue> fields) {
        return MINIMAL.withCustomFields(Option.some(fields));
    }

    @Test
    void every_intervention_is_read_back_as_it_was_written() {
        RandomInterventions random = new RandomInterventions(1);

        for (int number = 0; number < 1_000; number++) {
            Intervention written = random.next();
            assertThat(parsed(InterventionJson.write(written))).isEqualTo(written);
        }
    }

    @Test
    void every_field_of_an_intervention_is_written() {
        Intervention complete = new RandomInterventions(2).complete();
        String json = InterventionJson.write(complete);

        assertThat(InterventionFields.ALL.map(Field::name)).allMatch(name -> json.contains("\"" + name + "\":"));
        assertThat(InterventionFields.ALL).hasSize(32).doesNotHaveDuplicates();
    }

    @Test
    void an_object_has_the_names_and_forms_of_the_service() {
        assertThat(InterventionJson.write(parsed(DOCUMENTED))).isEqualTo(DOCUMENTED);
    }

    @Test
    void absent_values_are_left_out() {
        assertThat(InterventionJson.write(MINIMAL)).isEqualTo("{\"id\":\"4f4f3a08a90ffb27ee000583\"}");
    }

    @Test
    void empty_is_not_absent() {
        Intervention empty = withCustomFields(HashMap.empty()).withCategories(Option.some(HashSet.empty()));

        assertThat(InterventionJson.write(empty)).contains("\"category_ids\":[]", "\"custom_fields\":{}");
        assertThat(parsed(InterventionJson.write(empty))).isEqualTo(empty);
    }

    @Test
    void an_object_is_on_one_line() {
        new RandomInterventions(3)
                .take(300)
                .forEach(intervention ->
                        assertThat(InterventionJson.write(intervention)).doesNotContain("\n", "\r"));
    }

    @Test
    void equal_interventions_are_written_equally() {
        CategoryId first = CategoryId.of("a");
        CategoryId second = CategoryId.of("b");
        CustomFieldValue value = CustomFieldValue.of("v");
        Intervention one = withCustomFields(io.vavr.collection.LinkedHashMap.of("x", value, "y", value))
                .withCategories(Option.some(io.vavr.collection.LinkedHashSet.of(first, second)));
        Intervention other = withCustomFields(io.vavr.collection.LinkedHashMap.of("y", value, "x", value))
                .withCategories(Option.some(io.vavr.collection.LinkedHashSet.of(second, first)));

        assertThat(one).isEqualTo(other);
        assertThat(InterventionJson.write(one)).isEqualTo(InterventionJson.write(other));
    }

    @Test
    void whole_numbers_are_written_without_an_exponent() {
        Intervention thousand = withCustomFields(HashMap.of("n", CustomFieldValue.of(1000)));

        assertThat(InterventionJson.write(thousand)).contains("\"n\":1000");
    }

    @Test
    void an_empty_list_of_numbers_is_read_as_an_empty_list_of_texts() {
        CustomFieldValue numbers = CustomFieldValue.ofNumbers(List.empty());

        CustomFieldValue read = parsed(InterventionJson.write(withCustomFields(HashMap.of("n", numbers))))
                .customFields()
                .get()
                .get("n")
                .get();

        assertThat(read.meansSameAs(numbers)).isTrue();
        assertThat(read).isEqualTo(CustomFieldValue.of(List.empty()));
    }

    @Test
    void an_unpaired_surrogate_survives_utf_8() {
        Intervention odd = withCustomFields(HashMap.of("n", CustomFieldValue.of("a\uD800b😀")));

        assertThat(InterventionJson.write(odd)).contains("a\\ud800b😀");
        assertThat(parsed(InterventionJson.write(odd))).isEqualTo(odd);
    }

    @Test
    void unknown_fields_are_ignored() {
        assertThat(parsed(
                        "{\"zz\":{\"a\":[1,{\"id\":\"other\"}]},\"id\":\"4f4f3a08a90ffb27ee000583\",\"yy\":1e999999}"))
                .isEqualTo(MINIMAL);
    }

    @Test
    void null_is_absent() {
        assertThat(parsed("{\"id\":\"4f4f3a08a90ffb27ee000583\",\"closed\":null,\"custom_fields\":null}"))
                .isEqualTo(MINIMAL);
        assertThat(parsed("{\"id\":\"4f4f3a08a90ffb27ee000583\",\"custom_fields\":{\"a\":null}}"))
                .isEqualTo(withCustomFields(HashMap.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                            | line 1: ends before its JSON does",
                "{                                             | line 1: ends before its JSON does",
                "{\"zz\":[                                     | line 1: ends before its JSON does",
                "{\"zz\":[{}                                   | line 1: ends before its JSON does",
                "{\"id\":\"a                                   | line 1: ends before its JSON does",
                "[1]                                           | line 1: is not an object",
                "null                                          | line 1: is not an object",
                "{}                                            | line 1: there is no id",
                "{\"id\":null}                                 | line 1: there is no id",
                "{\"id\":\"a\"} {}                             | line 1: is not JSON at character 12",
                "{\"id\":\"a\"}x                               | line 1: is not JSON at character",
                "{\"id\":7}                                    | line 1: id is not a text",
                "{\"id\":\" \"}                                | line 1: id is invalid: intervention id must not be blank",
                "{\"id\":\"a/b\"}                              | line 1: id is invalid",
                "{\"id\":\"a\",\"id\":\"b\"}                   | line 1: has id twice",
                "{\"id\":\"a\",\"closed\":null,\"closed\":true}  | line 1: has closed twice",
                "{\"id\":\"a\",\"closed\":\"yes\"}             | line 1: closed is not true or false",
                "{\"id\":\"a\",\"comments_count\":1.5}         | line 1: comments_count is not a whole number",
                "{\"id\":\"a\",\"comments_count\":9223372036854775808} | line 1: comments_count is not a whole number",
                "{\"id\":\"a\",\"comments_count\":1e999999999} | line 1: comments_count is not a whole number",
                "{\"id\":\"a\",\"comments_count\":\"1\"}       | line 1: comments_count is not a number",
                "{\"id\":\"a\",\"created_at\":\"yesterday\"}   | line 1: created_at is not a date and time",
                "{\"id\":\"a\",\"created_at\":12}              | line 1: created_at is not a text",
                "{\"id\":\"a\",\"category_ids\":\"b\"}         | line 1: category_ids is not a list of texts",
                "{\"id\":\"a\",\"category_ids\":[1]}           | line 1: category_ids is not a text",
                "{\"id\":\"a\",\"custom_fields\":[]}           | line 1: custom_fields is not an object",
                "{\"id\":\"a\",\"custom_fields\":{\"k\":{}}}   | line 1: custom_fields \"k\" is not a text, a number",
                "{\"id\":\"a\",\"custom_fields\":{\"k\":[1,\"a\"]}} | line 1: custom_fields \"k\" is not a number",
                "{\"id\":\"a\",\"custom_fields\":{\"k\":1,\"k\":2}} | line 1: custom_fields has the key \"k\" twice",
                "{\"id\":\"a\",\"custom_fields\":{\"k\":1e101}} | line 1: custom_fields \"k\": a custom field's number",
            })
    void an_error_says_what_is_wrong_and_where(String json, String message) {
        assertThat(defect(json)).startsWith(message);
    }

    @Test
    void an_error_shows_no_values() {
        assertThat(defect("{\"id\":\"a\",\"status\":\"personal")).doesNotContain("personal");
        assertThat(defect("{\"id\":\"a\",\"comments_count\":\"personal\"}")).doesNotContain("personal");
        assertThat(defect("{\"id\":\"a\",\"created_at\":\"personal\"}")).doesNotContain("personal");
    }

    @Test
    void one_point_zero_is_a_whole_number() {
        assertThat(parsed("{\"id\":\"a\",\"comments_count\":1.0}").commentsCount())
                .contains(1L);
    }

    @Test
    void a_number_of_a_million_digits_is_refused_at_once() {
        String digits = "9".repeat(1_000_000);

        assertThat(defect("{\"id\":\"a\",\"custom_fields\":{\"k\":" + digits + "}}"))
                .contains("\"k\" has more than 250 digits");
        assertThat(defect("{\"id\":\"a\",\"comments_count\":" + digits + "}"))
                .contains("comments_count has more than 250 digits");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(defect("{\"zz\":" + "[".repeat(100_000))).contains("more than 64 levels");
        assertThat(defect("{\"zz\":" + "[".repeat(64) + "]".repeat(64) + "}")).contains("more than 64 levels");
        assertThat(parsed("{\"id\":\"a\",\"zz\":" + "[".repeat(63) + "]".repeat(63) + "}")
                        .id()
                        .value())
                .isEqualTo("a");
    }

    @Test
    void more_characters_than_the_limit_are_neither_read_nor_written() {
        String text = "x".repeat(InterventionJson.MAX_LENGTH);

        assertThat(defect("{\"id\":\"a\",\"status\":\"" + text + "\"}")).contains("more than 16777216 characters");
        assertThatThrownBy(() -> InterventionJson.write(withCustomFields(HashMap.of("k", CustomFieldValue.of(text)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4f4f3a08a90ffb27ee000583");
    }

    @Test
    void no_text_cut_off_anywhere_is_read() {
        String whole = InterventionJson.write(new RandomInterventions(4).complete());

        for (int length = 0; length < whole.length(); length++) {
            assertThat(InterventionJson.parse(whole.substring(0, length))).isEmpty();
        }
    }

    @Test
    void numbers_with_a_hundred_digits_keep_their_value() {
        BigDecimal large = new BigDecimal("9".repeat(100) + "e100");

        Intervention written = withCustomFields(HashMap.of("k", CustomFieldValue.of(large)));

        assertThat(parsed(InterventionJson.write(written))).isEqualTo(written);
    }
}
