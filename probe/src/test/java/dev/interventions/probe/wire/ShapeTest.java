package dev.interventions.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    private static String shape(String json) {
        return Shape.of(Json.read(json).get()).toString();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`\"3f55c8330da4144afd1c6728\"` | hex24",
                "`\"3f55c8330da4144a\"` | hex16",
                "`\"2012-05-21T01:15:28Z\"` | instant",
                "`\"2012-05-21T01:15:28.123Z\"` | instant with fractions",
                "`\"2012-05-21T01:15:28+02:00\"` | instant",
                "`\"Fermée\"` | text(6)",
                "`\"\"` | text(0)",
                "`17` | integer",
                "`1.5` | number",
                "`true` | boolean",
                "`null` | null",
                "`[]` | []",
                "`[1,\"ab\",\"abcd\"]` | `[integer|text(2-4)]`",
            })
    void a_value_is_replaced_by_its_type(String value, String type) {
        assertThat(shape("{\"some_field\":" + value + "}")).isEqualTo("{\"some_field\":\"" + type + "\"}");
    }

    @Test
    void the_records_of_a_page_are_merged() {
        assertThat(shape("""
                {"count":2,"offset":0,"limit":30,"records":[
                 {"id":"a","closed":true,"closed_at":"2012-05-21T01:15:28Z","status":"Closed"},
                 {"id":"bcd","closed":false,"status":null}]}""")).isEqualTo("""
                {"count":"integer","limit":"integer","offset":"integer","records":[\
                {"closed":"boolean","closed_at":"absent|instant","id":"text(1-3)","status":"null|text(6)"}]}""");
    }

    @Test
    void a_page_without_records_has_an_empty_one() {
        assertThat(shape("{\"records\":[]}")).isEqualTo("{\"records\":[{}]}");
    }

    @Test
    void names_below_a_record_are_values_of_the_account() {
        assertThat(shape("{\"custom_fields\":{\"carla\":\"gold\",\"paul\":{\"x\":[true]}}}"))
                .isEqualTo("{\"custom_fields\":\"{*: text(4)|{*: [boolean]}}\"}");
        assertThat(shape("{\"custom_fields\":{}}")).isEqualTo("{\"custom_fields\":\"{}\"}");
    }

    @Test
    void a_name_that_does_not_look_like_a_field_is_hidden() {
        assertThat(shape("{\"Carla Smith\":1}")).isEqualTo("{\"*\":\"integer\"}");
        assertThat(shape("{\"abcdefabcdefabcd\":1}")).isEqualTo("{\"*\":\"integer\"}");
    }

    @Test
    void a_body_that_is_no_object_has_a_type_only() {
        assertThat(shape("[{\"id\":\"a\"}]")).isEqualTo("\"[{*: text(1)}]\"");
        assertThat(shape("\"secret\"")).isEqualTo("\"text(6)\"");
    }
}
