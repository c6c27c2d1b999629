package dev.interventions.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodiesTest {

    private static final ResponseJson JSON = new ResponseJson();

    private static Option<String> message(String body) {
        return JSON.errorMessage(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_message_is_read_wherever_it_is() {
        assertThat(message("{\"error\":\"conflict\",\"message\":\"It is locked\",\"status\":409}"))
                .isEqualTo(Option.some("It is locked"));
        assertThat(message("{\"message\":\"It is locked\"}")).isEqualTo(Option.some("It is locked"));
        assertThat(message(
                        "{\"details\":{\"message\":\"not this\"},\"codes\":[1,[\"message\"],{\"message\":\"nor this\"}],"
                                + "\"message\":\"It is locked\"}"))
                .isEqualTo(Option.some("It is locked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"error\":\"conflict\"}",
                "{\"message\":null}",
                "{\"message\":409}",
                "{\"message\":{\"message\":\"inner\"}}",
                "{\"message\":[\"inner\"]}"
            })
    void a_message_that_is_absent_or_no_text_is_none(String body) {
        assertThat(message(body)).isEqualTo(Option.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Bad gateway</html>",
                "[\"message\"]",
                "\"message\"",
                "{\"message\":\"cut",
                "{\"message\":\"It is locked\"} and more",
                "{\"message\":\"one\",\"message\":\"two\"}"
            })
    void a_body_of_another_shape_has_no_message(String body) {
        assertThat(message(body)).isEqualTo(Option.none());
    }

    @Test
    void the_next_error_is_read_too() {
        assertThat(message("{\"message\":\"one\"}")).isEqualTo(Option.some("one"));
        assertThat(message("{\"message\":\"two\"}")).isEqualTo(Option.some("two"));
    }
}
