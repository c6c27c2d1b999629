package dev.interventions.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Page;
import dev.interventions.domain.Unavailable.MalformedResponse;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordTest {

    private static final ResponseJson JSON = new ResponseJson();

    @Test
    void fields_are_read_as_their_types() {
        String body = "{'text':'a','truth':true,'number':150,'at':'2012-05-21T01:15:28Z','id':'5',"
                + "'object':{'text':'b'},'texts':['c','d'],'objects':[{'text':'e'}]}";

        assertThat(read(body, record -> record.text("text"))).isEqualTo(some("a"));
        assertThat(read(body, record -> record.truth("truth"))).isEqualTo(some(true));
        assertThat(read(body, record -> record.whole("number"))).isEqualTo(some(150L));
        assertThat(read(body, record -> record.instant("at"))).isEqualTo(some(Instant.parse("2012-05-21T01:15:28Z")));
        assertThat(read(body, record -> record.id("id", CategoryId::of))).isEqualTo(some(CategoryId.of("5")));
        assertThat(read(body, record -> record.object("object").flatMap(object -> object.text("text"))))
                .isEqualTo(some("b"));
        assertThat(read(body, record -> record.texts("texts"))).isEqualTo(some(List.of("c", "d")));
        assertThat(read(body, record -> record.objects("objects").map(all -> all.map(one -> one.text("text")))))
                .isEqualTo(some(List.of(Option.some("e"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'text':null}"})
    void an_absent_field_and_null_are_none(String body) {
        assertThat(read(body, record -> record.text("text"))).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void a_blank_id_is_absent() {
        assertThat(read("{'id':' '}", record -> record.id("id", CategoryId::of)))
                .isEqualTo(Either.right(Option.none()));
    }

    @Test
    void a_required_id_that_is_absent_makes_the_response_malformed() {
        assertThat(reason("{}", record -> record.requiredId("id", CategoryId::of)))
                .endsWith("there is no id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text    | {"text":1}        | text is not a text
                    truth   | {"truth":"yes"}   | truth is not true or false
                    number  | {"number":"1"}    | number is not a whole number
                    number  | {"number":1.5}    | number is invalid
                    at      | {"at":"today"}    | at is not a date and time
                    id      | {"id":"a/b"}      | id is invalid
                    object  | {"object":[]}     | object is not an object
                    texts   | {"texts":["a",1]} | texts is not a list of texts
                    texts   | {"texts":[null]}  | texts has a null element
                    objects | {"objects":["a"]} | objects is not a list of objects
                    """)
    void a_value_of_another_type_makes_the_response_malformed(String field, String body, String reason) {
        assertThat(reason(body, record -> switch (field) {
                    case "text" -> record.text(field);
                    case "truth" -> record.truth(field);
                    case "number" -> record.whole(field);
                    case "at" -> record.instant(field);
                    case "id" -> record.id(field, CategoryId::of);
                    case "object" -> record.object(field);
                    case "texts" -> record.texts(field);
                    default -> record.objects(field);
                }))
                .contains(reason);
    }

    @Test
    void something_after_the_record_makes_the_response_malformed() {
        assertThat(reason("{} {}", record -> record)).contains("something comes after the object");
    }

    @Test
    void a_record_with_too_many_values_makes_the_response_malformed() {
        String list = "[" + "1,".repeat(999) + "1]";
        String lists =
                List.range(0, 21).map(index -> "'list" + index + "':" + list).mkString("{", ",", "}");

        assertThat(reason("{'list':[" + "1,".repeat(1000) + "1]}", record -> record))
                .contains("list has more than 1000 entries");
        assertThat(reason(lists, record -> record)).contains("more than 20000");
    }

    @Test
    void a_page_has_its_numbers_and_its_records() {
        Page<String> page = JSON.page(
                        bytes("{'count':7,'offset':3,'limit':2,'records':[{'id':'a'},{'id':'b'}]}"),
                        2,
                        record -> record.requiredId("id", Function.identity()))
                .get();

        assertThat(page).isEqualTo(new Page<>(7, 3, 2, List.of("a", "b")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"offset":0,"limit":1,"records":[]}                 | there is no count
                    {"count":0,"limit":1,"records":[]}                  | there is no offset
                    {"count":0,"offset":0,"records":[]}                 | there is no limit
                    {"count":0,"offset":0,"limit":1}                    | there is no records
                    {"count":2,"offset":0,"limit":1,"records":[{},{}]}  | there are more than the 1 records requested
                    {"count":2,"offset":0,"limit":1,"records":[1]}      | records is not a list of objects
                    {"count":2,"offset":0,"limit":9999999999,"records":[]} | overflow
                    """)
    void an_incomplete_page_is_malformed(String body, String reason) {
        assertThat(JSON.page(bytes(body), 1, Function.identity()).getLeft().message())
                .contains(reason);
    }

    private static <T> Either<MalformedResponse, Option<T>> some(T value) {
        return Either.right(Option.some(value));
    }

    private static <T> Either<MalformedResponse, T> read(String body, Function<JsonRecord, T> type) {
        return JSON.record(bytes(body), type);
    }

    private static String reason(String body, Function<JsonRecord, ?> type) {
        return read(body, type).getLeft().message();
    }

    private static InputStream bytes(String body) {
        return new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
