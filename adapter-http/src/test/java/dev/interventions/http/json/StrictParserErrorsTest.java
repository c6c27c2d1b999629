package dev.interventions.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser says of a body that it rejects, and where its limits are. */
class StrictParserErrorsTest {

    private static final int LONGEST_TEXT = 524_287;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":1,}         | there is an unexpected } at byte 8
                    {"a" 1}          | there is an unexpected 1 at byte 6
                    {a}              | there is an unexpected a at byte 2
                    {"a":[1;]}       | there is an unexpected ; at byte 8
                    {"a":tru}        | there is an unexpected } at byte 9
                    {"a":-}          | there is an unexpected } at byte 7
                    {"a":1.}         | there is an unexpected } at byte 8
                    {"a":1e+}        | there is an unexpected } at byte 9
                    {"a":"\\x"}      | there is an unexpected x at byte 8
                    {"a":"\\u00g0"}  | there is an unexpected g at byte 11
                    {"a":"b          | it ends after 7 bytes, before the object does
                    {"a":1           | it ends after 6 bytes, before the object does
                    {                | it ends after 1 bytes, before the object does
                    []               | it is not an object
                    {} {}            | something comes after the object
                    """)
    void an_error_says_what_was_found_and_at_which_byte(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(MalformedException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 31})
    void a_control_character_is_not_shown(int character) {
        assertThatThrownBy(() -> read("{\"a\":\"b" + (char) character + "\"}"))
                .hasMessage("there is an unexpected character at byte 8");
        assertThatThrownBy(() -> read("{\"a\":" + (char) character + "}")).isInstanceOf(MalformedException.class);
    }

    @Test
    void bytes_that_left_the_buffer_are_counted_too() {
        String longText = "x".repeat(20_000);

        assertThatThrownBy(() -> read("{\"a\":\"" + longText + "\",\"b\":?}"))
                .hasMessage("there is an unexpected ? at byte 20013");
        assertThatThrownBy(() -> read("{\"a\":\"" + longText + "\",\"b\""))
                .hasMessage("it ends after 20011 bytes, before the object does");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "😀", "\\n", "\\u0041", "\\\"", "\\ud83d\\ude00"})
    void a_text_is_measured_in_characters_however_they_are_written(String written) throws IOException {
        int characters = text(body(written)).length();
        int number = LONGEST_TEXT / characters;
        String rest = "x".repeat(LONGEST_TEXT % characters);

        assertThat(text(body(written.repeat(number) + rest))).hasSize(LONGEST_TEXT);
        assertThatThrownBy(() -> text(body(written.repeat(number) + rest + "x")))
                .hasMessage("a text or a key has more than 524287 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "1e5"})
    void a_number_of_a_hundred_characters_is_read_and_a_longer_one_is_not(String end) throws IOException {
        String longest = "1".repeat(100 - end.length()) + end;

        assertThat(number(longest).getBigDecimal()).isEqualTo(new BigDecimal(longest));
        assertThatThrownBy(() -> number("1" + longest)).hasMessage("a number has more than 100 characters");
        // Before it is read to its end, which may be far away.
        assertThatThrownBy(() -> number("1".repeat(101) + "?")).hasMessage("a number has more than 100 characters");
    }

    @Test
    void a_number_that_is_too_long_is_refused_before_its_end_is_read() {
        // A stream that fails behind the limit.
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(("{\"a\":" + "1".repeat(101)).getBytes(StandardCharsets.UTF_8)), failing());

        assertThatThrownBy(() -> {
                    StrictParser parser = new StrictParser(endless, new KnownFields());
                    parser.next();
                    parser.next();
                    parser.next();
                })
                .hasMessage("a number has more than 100 characters");
    }

    private static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read too far");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                -1,
                99_999_999_999_999_999L,
                999_999_999_999_999_999L,
                -999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void a_long_is_read_exactly(long value) throws IOException {
        assertThat(number(Long.toString(value)).getLong()).isEqualTo(value);
    }

    @Test
    void a_number_that_is_no_long_is_never_rounded() throws IOException {
        StrictParser tooLarge = number("9223372036854775808");
        StrictParser fraction = number("1.5");

        assertThatThrownBy(tooLarge::getLong).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(fraction::getLong).isInstanceOf(ArithmeticException.class);
        assertThat(number("1.0").getLong()).isEqualTo(1);
        assertThat(number("1.5e1").getLong()).isEqualTo(15);
    }

    @Test
    void a_long_fits_an_int_or_fails() throws IOException {
        StrictParser large = number("2147483648");

        assertThat(number("2147483647").getInt()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(large::getInt).isInstanceOf(ArithmeticException.class);
        assertThat(large.isIntegralNumber()).isTrue();
        assertThat(number("1.5").isIntegralNumber()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0 80",
                "c1 bf",
                "c2",
                "c2 41",
                "df",
                "e0 9f bf",
                "ed a0 80",
                "ed bf bf",
                "ef bf",
                "f0 8f bf bf",
                "f4 90 80 80",
                "f5 80 80 80",
                "80",
                "bf",
                "ff"
            })
    void bytes_that_are_not_utf_8_are_refused(String bytes) {
        assertNotUtf8("{\"a\":\"", bytes, "\"}");
        assertNotUtf8("{\"", bytes, "\":1}");
        assertNotUtf8("{\"a\":", bytes, "}");
        assertNotUtf8("", bytes, "{}");
        assertNotUtf8("{}", bytes, " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2 80",
                "df bf",
                "e0 a0 80",
                "ec 80 80",
                "ed 9f bf",
                "ee 80 80",
                "ef bf bf",
                "f0 90 80 80",
                "f1 80 80 80",
                "f4 8f bf bf"
            })
    void the_first_and_last_characters_of_each_length_are_read(String bytes) throws IOException {
        byte[] body = concat("{\"a\":\"", bytes, "\"}");

        assertThat(text(body)).isEqualTo(new String(concat("", bytes, ""), StandardCharsets.UTF_8));
    }

    private static void assertNotUtf8(String before, String bytes, String after) {
        assertThatThrownBy(() -> read(concat(before, bytes, after)))
                .as(before + bytes + after)
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(CharacterCodingException.class);
    }

    private static byte[] concat(String before, String bytes, String after) {
        String text = java.util.Arrays.stream(bytes.split(" "))
                .map(hex -> String.valueOf((char) Integer.parseInt(hex, 16)))
                .collect(java.util.stream.Collectors.joining("", before, after));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] body(String text) {
        return ("{\"a\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static void read(String body) throws IOException {
        read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(byte[] body) throws IOException {
        StrictParser parser = parser(body);
        while (parser.hasNext()) {
            parser.next();
        }
        parser.requireEnd();
    }

    private static String text(byte[] body) throws IOException {
        return atValue(body).getString();
    }

    private static StrictParser number(String number) throws IOException {
        StrictParser parser = atValue(("{\"a\":" + number + "}").getBytes(StandardCharsets.UTF_8));
        assertThat(parser.event()).isEqualTo(Event.VALUE_NUMBER);
        return parser;
    }

    private static StrictParser atValue(byte[] body) throws IOException {
        StrictParser parser = parser(body);
        parser.next();
        parser.next();
        parser.next();
        return parser;
    }

    private static StrictParser parser(byte[] body) throws IOException {
        return new StrictParser(new ByteArrayInputStream(body), new KnownFields());
    }
}
