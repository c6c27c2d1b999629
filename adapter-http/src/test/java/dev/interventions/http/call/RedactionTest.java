package dev.interventions.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.http.TestData;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.Response;
import dev.interventions.http.transport.ResponseBody;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of the service's text is shown, and that it never includes the token. */
class RedactionTest {

    private static final Token TOKEN = Token.parse(TestData.TOKEN).get();
    private static final ErrorMapper MAPPER =
            new ErrorMapper(new ResponseJson(), URI.create("https://example.org/1.0"));
    private static final int ENOUGH_TO_BE_CUT = 100_000;

    @Test
    @Tag("AUTH-2")
    void the_token_is_masked_at_any_position() {
        assertThat(TOKEN.redact(TestData.TOKEN + TestData.TOKEN + " x " + TestData.TOKEN))
                .isEqualTo("[token][token] x [token]");
    }

    @ParameterizedTest
    @ValueSource(ints = {195, 199, 200, 201, 64 * 1024 - 5, 64 * 1024 - 12})
    @Tag("AUTH-2")
    void no_part_of_the_token_is_shown_where_a_text_is_truncated(int before) {
        for (String filling : new String[] {"x", " ", "\u00e9", "\0"}) {
            String echo = filling.repeat(before) + TestData.TOKEN + " ".repeat(ENOUGH_TO_BE_CUT);

            assertThat(TOKEN.redact(echo)).doesNotContain("s3cr");
            assertThat(malformed(echo).message()).doesNotContain("s3cr");
            assertThat(refused(echo).message()).doesNotContain("s3cr");
            assertThat(refused(echo.substring(0, before + 8)).message()).doesNotContain("s3cr");
        }
    }

    @Test
    @Tag("AUTH-2")
    void a_token_that_is_truncated_at_the_end_of_a_body_is_masked() {
        String echo = TestData.TOKEN.repeat(64 * 1024 / TestData.TOKEN.length() + 1);

        assertThat(malformed(" ".repeat(64 * 1024 - 8) + TestData.TOKEN).message())
                .endsWith("; it begins with: [token]");
        assertThat(malformed(echo).message()).doesNotContain("s3cr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abcdefghij/0123456789+ABCDEFGHIJ==",
                "{\"token\":\"abcdefghij\\/0123456789+ABCDEFGHIJ\\u003d\\u003d\"}",
                "/login?token=abcdefghij%2F0123456789%2BABCDEFGHIJ%3D%3D",
                "<p>abcdefghij&#x2F;0123456789&#43;ABCDEFGHIJ&#61;&#61;</p>",
                "<p>abcdefghij&#x2F;0123456789&#43;ABCD"
            })
    @Tag("AUTH-2")
    void an_escaped_token_is_masked(String echo) {
        Token token = Token.parse("abcdefghij/0123456789+ABCDEFGHIJ==").get();

        assertThat(token.redact(echo)).contains("[token]").doesNotContain("abcd", "0123", "ABCD");
    }

    @Test
    @Tag("AUTH-2")
    void a_token_that_is_not_escaped_is_masked_as_a_whole() {
        Token token = Token.parse("abcdefghij/0123456789+ABCDEFGHIJ==").get();

        assertThat(token.redact("Bearer abcdefghij/0123456789+ABCDEFGHIJ==")).isEqualTo("Bearer [token]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "t", "]", "[token]", "...", "n]b"})
    @Tag("AUTH-2")
    void nothing_is_shown_if_the_token_resembles_its_mask(String token) {
        String echo = token + "b" + "x".repeat(1000);

        assertThat(Token.parse(token).get().redact(echo)).doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nb", "a\u2028b", "a\u0085b", "a\tb", "a\u001bb", "a\u202eb", "a\ud83db", "a\u200b\u200db"})
    void a_quote_is_one_line_without_invisible_characters(String text) {
        assertThat(TOKEN.redact(text)).isEqualTo("a b");
    }

    @Test
    void a_quote_is_never_long_and_never_ends_within_a_character() {
        assertThat(TOKEN.redact("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(TOKEN.redact("x".repeat(201))).isEqualTo("x".repeat(200) + "...");
        assertThat(TOKEN.redact("x".repeat(199) + "\ud83d\ude00")).isEqualTo("x".repeat(199) + "...");
        assertThat(TOKEN.redact("x".repeat(198) + "\ud83d\ude00y")).isEqualTo("x".repeat(198) + "\ud83d\ude00...");
    }

    @Test
    @Tag("AUTH-2")
    void the_token_is_masked_in_the_reason_why_a_record_of_a_page_is_unreadable() {
        Intervention readable = Intervention.withId(TestData.INTERVENTION);
        UnreadableRecord unreadable =
                new UnreadableRecord(7, Option.some(TestData.INTERVENTION), "its owner is " + TestData.TOKEN);
        Page<Either<UnreadableRecord, Intervention>> page =
                new Page<>(2, 0, 150, List.of(Either.left(unreadable), Either.right(readable)));

        InterventionError error = MAPPER.on(
                Operation.LIST,
                response(200, "{}"),
                new MalformedResponse("a record is unreadable", Option.some(page)));

        assertThat(((MalformedResponse) error).page())
                .containsExactly(new Page<>(
                        2,
                        0,
                        150,
                        List.of(
                                Either.left(new UnreadableRecord(
                                        7, Option.some(TestData.INTERVENTION), "its owner is [token]")),
                                Either.right(readable))));
    }

    private static InterventionError refused(String body) {
        return MAPPER.on(Operation.GET, response(400, body));
    }

    private static InterventionError malformed(String body) {
        return MAPPER.on(Operation.GET, response(200, body), new MalformedResponse("the response can't be read"));
    }

    private static Response response(int status, String body) {
        return new Response(
                status,
                Option.none(),
                Option.none(),
                Option.none(),
                ResponseBody.of(body.getBytes(StandardCharsets.UTF_8)),
                TOKEN);
    }
}
