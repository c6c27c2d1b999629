package dev.interventions.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Unavailable.MalformedResponse;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatedBodiesTest {

    private static final String PAGE = "\"count\":1,\"offset\":0,\"limit\":30";

    private static Either<MalformedResponse, Intervention> created(String body) {
        return new ResponseJson().created(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\"}",
                "{\"id\":\"a\",\"records\":null}",
                "{" + PAGE + ",\"records\":[{\"id\":\"a\"}]}",
                "{\"id\":null," + PAGE + ",\"records\":[{\"id\":\"a\"}]}",
                "{\"records\":[{\"id\":\"a\"}]}"
            })
    @Tag("CREATE-7")
    void an_intervention_alone_or_in_a_page_is_read(String body) {
        assertThat(created(body)).isEqualTo(Either.right(Intervention.withId(InterventionId.of("a"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":"b","records":[{"id":"a"}]} | the response to a create must have one intervention, and has a page of 1
                    {"records":[]}                    | the response to a create must have one intervention, and has a page of 0
                    {"records":[{"id":"a"},{"id":"b"}]} | the response to a create must have one intervention, and has a page of 2
                    {"records":[{"id":"a","closed":1}]} | closed is not true or false
                    {"records":[{}]}                  | there is no id
                    {"records":1}                     | records is not a list of objects
                    {"records":[1]}                   | records is not a list of objects
                    {}                                | there is no id
                    """)
    @Tag("CREATE-7")
    void anything_else_is_malformed_and_says_why(String body, String reason) {
        assertThat(created(body).getLeft().message()).endsWith(reason);
    }
}
