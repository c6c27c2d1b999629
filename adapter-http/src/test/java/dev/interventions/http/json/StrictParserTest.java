package dev.interventions.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.List;
import io.vavr.control.Try;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.parsson.JsonProviderImpl;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JSON is and what it isn't, each value once as the field of an object, in the ways that bodies come. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StrictParserTest {

    private static final int DOCUMENTS = 2_000;

    // In these texts a backtick stands for a byte that is named by the two hexadecimal digits after it.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[ ]",
                "[[]   ]",
                "[\"\"]",
                "[null, 1, \"1\", {}]",
                "[null]",
                "[false]",
                "[1`0a]",
                " [1]",
                "[1,null,null,null,2]",
                "[2] ",
                "{}",
                "{\"\":0}",
                "{\"a\":[]}",
                "{\"a\":\"b\",\"c\":\"d\"}",
                "{\"fo`5cu0000o\":42}",
                "{`0a\"a\":\"b\"`0a}",
                "{\"\\u0041\":{\"A\":1}}",
                "[123e65]",
                "[0e+1]",
                "[0e1]",
                "[ 4]",
                "[-0.000000000000000000000000000000000000000000001]",
                "[20e1]",
                "[-0]",
                "[-123]",
                "[-1]",
                "-0",
                "[1E22]",
                "[1E-2]",
                "[1E+2]",
                "[123e45]",
                "[123.456e78]",
                "[1e-2]",
                "[1e+2]",
                "[123]",
                "[123.456789]",
                "0",
                "0.1",
                "-1.5e-3",
                "[\"\\u0060\\u012a\\u12AB\"]",
                "[\"\\uD801\\udc37\"]",
                "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]",
                "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
                "[\"\\\\u0000\"]",
                "[\"a/*b*/c/*d//e\"]",
                "[\"\\\\a\"]",
                "[\"\\u0012\"]",
                "[\"\\uFFFF\"]",
                "[\"asd \"]",
                "[\"`f4`8f`bf`bf\"]",
                "[\"`ef`bf`bf\"]",
                "[\"\\u0000\"]",
                "[\"\\u002c\"]",
                "[\"`cf`80\"]",
                "[\"`e2`80`a8\"]",
                "[\"`e2`80`a9\"]",
                "[\"`7f\"]",
                "[\"`f0`9b`bf`bf\"]",
                "[\"`ef`bb`bf\"]",
                "[\"`c2`80\"]",
                "[\"`e0`a0`80\"]",
                "[\"`ed`9f`bf\"]",
                "[\"`ee`80`80\"]",
                "[\"`f0`90`80`80\"]",
                "true",
                "false",
                "null",
                "\"\"",
                "`09[]`0d`0a",
                "[\"\\uDBFF\\uDFFE\"]",
                "[\"new`c2`a0line\"]"
            })
    void what_is_json_is_read(String value) throws IOException {
        assertThat(events(body(value))).isEqualTo(reference(body(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[1 true]",
                "[a`e5]",
                "[\"\": 1]",
                "[\"\"],",
                "[,1]",
                "[1,,2]",
                "[\"x\",,]",
                "[\"x\"]]",
                "[\"\",]",
                "[\"x\"",
                "[x",
                "[3[4]]",
                "[`ff]",
                "[1:2]",
                "[,]",
                "[-]",
                "[   , \"\"]",
                "[1,]",
                "[1,,]",
                "[*]",
                "[\"\"",
                "[1,`0a1`0a,1",
                "[1",
                "[{}",
                "[fals]",
                "[nul]",
                "[tru]",
                "[True]",
                "truex",
                "nulll",
                "123`00",
                "[++1234]",
                "[+1]",
                "[+Inf]",
                "[-01]",
                "[-1.0.]",
                "[-2.]",
                "[-NaN]",
                "[.-1]",
                "[.2e-3]",
                "[0.1.2]",
                "[0.3e+]",
                "[0.3e]",
                "[0.e1]",
                "[0E+]",
                "[0E]",
                "[1.0e+]",
                "[1.0e-]",
                "[1.0e]",
                "[1 000.0]",
                "[1eE2]",
                "[2.e+3]",
                "[2.e-3]",
                "[9.e+]",
                "[Inf]",
                "[NaN]",
                "[`ef`bc`91]",
                "[1+2]",
                "[0x1]",
                "[0x42]",
                "[Infinity]",
                "[0e+-1]",
                "[-123.123foo]",
                "[123`e5]",
                "[1e1`e5]",
                "[0`e5]",
                "[-Infinity]",
                "[-foo]",
                "[- 1]",
                "[-012]",
                "[-.123]",
                "[-1x]",
                "[1ea]",
                "[1e`e5]",
                "[1.]",
                "[.123]",
                "[1.2a-3]",
                "[012]",
                "00",
                "1e",
                "1e+",
                "{\"x\", null}",
                "[\"x\", truth]",
                "{[: \"x\"}",
                "{\"x\"::\"b\"}",
                "{a: \"b\"}",
                "{\"a\":\"a\" 123}",
                "{key: 'value'}",
                "{\"`b9\":\"0\",}",
                "{\"a\" b}",
                "{:\"b\"}",
                "{\"a\" \"b\"}",
                "{\"a\":",
                "{\"a\"",
                "{1:1}",
                "{9999E9999:1}",
                "{null:null,null:null}",
                "{\"id\":0,,,,,}",
                "{'a':0}",
                "{\"id\":0,}",
                "{\"a\":\"b\"}/**/",
                "{\"a\":\"b\"}/**//",
                "{\"a\":\"b\"}//",
                "{\"a\":\"b\"}/",
                "{\"a\":\"b\",,\"c\":\"d\"}",
                "{\"a\":\"a",
                "{ \"foo\" : \"bar\", \"a\" }",
                "{\"a\":\"b\"}#",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "[\"\\uD800\\\"]",
                "[\"\\uD800\\u\"]",
                "[\"\\uD800\\u1\"]",
                "[\"\\uD800\\u1x\"]",
                "[`c3`a9]",
                "[\"\\`00\"]",
                "[\"\\\\\\\"]",
                "[\"\\`09\"]",
                "[\"\\`f0`9f`8c`80\"]",
                "[\"\\\"]",
                "[\"\\u00A\"]",
                "[\"\\uD834\\uDd\"]",
                "[\"\\uD800\\uD800\\x\"]",
                "[\"\\u`e5\"]",
                "[\"\\a\"]",
                "[\"\\uqqqq\"]",
                "[\"\\`e5\"]",
                "[\\u0020\"asd\"]",
                "[\\n]",
                "\"",
                "['single quote']",
                "abc",
                "[\"\\",
                "[\"a`00a\"]",
                "[\"new`0aline\"]",
                "[\"`09\"]",
                "[\"`1f\"]",
                "\"x\"x",
                "[\"\\x00\"]",
                "[\"\\U0041\"]",
                "<.>",
                "[<null>]",
                "[1]x",
                "1]",
                "{\"x\": true,",
                "[][]",
                "]",
                "`ef`bb{}",
                "`e5",
                "[",
                "[1`c2`a0]",
                "`0c1",
                "`e2`81`a0",
                "{",
                "[\"asd]",
                "[1}",
                "{\"a\":1]",
                "{]",
                "[}",
                "[`0c]",
                "*",
                "{\"a\":/*comment*/\"b\"}",
                "{\"\":",
                "[{\"\":[{\"\":",
                "[\"a",
                "{\"a\":1}}",
                "[\"`81\"]",
                "[\"`c0`af\"]",
                "[\"`c1`bf\"]",
                "[\"`e0`80`af\"]",
                "[\"`e0`9f`bf\"]",
                "[\"`ed`a0`80\"]",
                "[\"`ed`bf`bf\"]",
                "[\"`f0`80`80`80\"]",
                "[\"`f0`8f`bf`bf\"]",
                "[\"`f4`90`80`80\"]",
                "[\"`f5`80`80`80\"]",
                "[\"`f8`88`80`80`80\"]",
                "[\"`fc`83`bf`bf`bf`bf\"]",
                "[\"`ff\"]",
                "[\"`fe\"]",
                "[\"`e9\"]",
                "[\"`c3\"]",
                "[\"`e2`82\"]",
                "[\"`f0`9f`98\"]",
                "[\"`c3`c3`a9\"]",
                "[\"`80\"]"
            })
    void what_is_no_json_is_refused(String value) {
        assertThatThrownBy(() -> events(body(value))).isInstanceOf(RuntimeException.class);
    }

    /** Where the standard leaves the choice: half of a surrogate pair is kept if it is escaped, and numbers are exact within limits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"\\uD800\"]",
                "[\"\\uDd1e\\uD834\"]",
                "[\"\\uD800\\n\"]",
                "[\"\\uD800abc\"]",
                "[\"\\uDFAA\"]",
                "[\"\\uD888\\u1234\"]",
                "[1.5e+9999]",
                "[-1e+9999]",
                "[123e-10000000]",
                "[100000000000000000000]",
                "[-123123123123123123123123123123]",
                "[0.4e00669999999999]",
                "[1e9999999999]",
                "[1e-9999999999]",
                "[123123e100000]"
            })
    void what_may_be_read_or_not_is_as_the_reference_has_it(String value) throws IOException {
        byte[] body = body(value);

        assertThat(Try.of(() -> events(body)).toOption())
                .isEqualTo(Try.of(() -> reference(body)).toOption());
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_documents_whole_and_damaged_are_read_as_by_the_reference_and_in_any_steps(int seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int document = 0; document < DOCUMENTS / 20; document++) {
            byte[] body = ("{\"a\":" + RandomJson.value(random, 4) + "}").getBytes(StandardCharsets.UTF_8);
            for (int damage = 0; damage < 3; damage++) {
                byte[] tried = body;
                Try<List<Object>> ours = Try.of(() -> events(tried));
                Try<List<Object>> reference = Try.of(() -> reference(tried));

                assertThat(ours.toOption())
                        .as(() -> new String(tried, StandardCharsets.UTF_8))
                        .isEqualTo(reference.toOption());
                assertThat(Try.of(() -> events(inSteps(tried, random))).toOption())
                        .isEqualTo(ours.toOption());
                read += ours.isSuccess() ? 1 : 0;
                body = RandomJson.damaged(body, random);
            }
        }
        assertThat(read).isBetween(DOCUMENTS / 20, 3 * DOCUMENTS / 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 31, 63, 64, 65, 8_190, 8_191, 8_192, 8_193, 100_000})
    void what_ends_a_text_is_seen_at_every_place_of_it(int length) throws IOException {
        for (String inside :
                List.of("\\n", "\u00e9", "\u20ac", "\ud83d\ude00", "\\u0041", "~", "\u007f", "!", "#", "[")) {
            byte[] body = ("{\"a\":\"" + "x".repeat(length) + inside + "y".repeat(20) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);

            assertThat(events(body)).isEqualTo(reference(body));
        }
    }

    private static byte[] body(String value) {
        String text = "{\"a\":" + value + "}";
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int index = 0; index < text.length(); index++) {
            boolean isNamed = text.charAt(index) == '`';
            bytes[length++] =
                    (byte) (isNamed ? Integer.parseInt(text.substring(index + 1, index + 3), 16) : text.charAt(index));
            index += isNamed ? 2 : 0;
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static InputStream inSteps(byte[] body, Random random) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(5)));
            }

            @Override
            public synchronized int available() {
                return 1;
            }
        };
    }

    private static List<Object> events(byte[] body) throws IOException {
        return events(new ByteArrayInputStream(body));
    }

    private static List<Object> events(InputStream body) throws IOException {
        StrictParser parser = new StrictParser(body, new KnownFields());
        List<Object> events = events(parser);
        parser.requireEnd();
        return events;
    }

    /** Parsson, with a strict decoder, and only if it is one object; keys that are the same are refused below. */
    private static List<Object> reference(byte[] body) throws IOException {
        try (Reader text = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder());
                JsonParser parser = new JsonProviderImpl().createParser(text)) {
            List<Object> events = events(parser);
            assertThat(events.head()).isEqualTo(Event.START_OBJECT);
            return events;
        }
    }

    private static List<Object> events(JsonParser parser) {
        java.util.List<Object> events = new ArrayList<>();
        java.util.ArrayDeque<java.util.Set<String>> keys = new java.util.ArrayDeque<>();
        while (parser.hasNext()) {
            Event event = parser.next();
            events.add(event);
            switch (event) {
                case START_OBJECT -> keys.push(new java.util.HashSet<>());
                case END_OBJECT -> keys.pop();
                case KEY_NAME -> {
                    events.add(parser.getString());
                    assertThat(keys.element().add(parser.getString())).isTrue();
                }
                case VALUE_STRING -> events.add(parser.getString());
                case VALUE_NUMBER ->
                    events.add(new BigDecimal(parser.getBigDecimal().toString()));
                default -> {}
            }
        }
        return List.ofAll(events);
    }
}
