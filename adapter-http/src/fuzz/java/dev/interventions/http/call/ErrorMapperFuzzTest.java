package dev.interventions.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.Unavailable.RateLimited;
import dev.interventions.http.FuzzedBody;
import dev.interventions.http.ShownTexts;
import dev.interventions.http.TestData;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.Response;
import dev.interventions.http.transport.ResponseReader;
import dev.interventions.port.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Timeout;

/** Every response that is not a success becomes an error of the tier for its status, without the token. */
@Timeout(5)
class ErrorMapperFuzzTest {

    private static final ErrorMapper ERRORS = new ErrorMapper(new ResponseJson(), URI.create("https://example.org/1.0"));

    private static final Integer[] STATUSES = {100, 200, 204, 302, 400, 401, 403, 404, 408, 409, 422, 429, 500, 503, 599
    };

    private static final String[] RETRY_AFTERS = {
        "0",
        "120",
        "-1",
        "999999999",
        "9999999999",
        "1.5",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Thu, 1 Jan 1970 00:00:00 GMT",
        "Thu, 31 Feb 2030 00:00:00 GMT",
        "Thu, 01 Jan 0000 00:00:00 -1800",
        "\u0661\u0662",
        " 1"
    };

    private static final String[] ENCODINGS = {"gzip", "deflate", "identity", "gzip, gzip", "br", ""};

    @FuzzTest(maxDuration = "30s")
    @DictionaryFile(resourcePath = "/dev/interventions/http/json.dict")
    void a_response_becomes_an_error_that_can_be_shown(FuzzedDataProvider data) throws IOException {
        Operation operation = data.pickValue(Operation.values());
        Token token = token(data);
        Response response = response(data, token);

        InterventionError error = ERRORS.on(operation, response);
        InterventionError malformed =
                ERRORS.on(operation, response, new MalformedResponse(echo(data.consumeString(300), token)));

        assertThat(tier(error)).isEqualTo(tierOf(response.status(), operation));
        assertThat(tier(malformed)).isEqualTo(operation.isWrite() ? "EffectUnknown" : "Unavailable");
        assertThat(error instanceof RateLimited).isEqualTo(response.status() == 429);
        assertThat(ERRORS.on(operation, response)).isEqualTo(error);
        ShownTexts.assertSafeToShow(error.message(), token.value());
        ShownTexts.assertSafeToShow(malformed.message(), token.value());
        assertThat(error.toString()).doesNotContain(token.value());
        assertRedacted(data);
    }

    /** A token whose prefix occurs in no message of the adapter. */
    private static Token token(FuzzedDataProvider data) {
        return Token.parse(TestData.TOKEN + data.consumeAsciiString(40)).getOrElse(Token.parse(TestData.TOKEN)::get);
    }

    private static Response response(FuzzedDataProvider data, Token token) throws IOException {
        int status = data.consumeBoolean() ? data.pickValue(STATUSES) : data.consumeInt(100, 999);
        BasicClassicHttpResponse received = new BasicClassicHttpResponse(status);
        if (data.consumeBoolean()) {
            received.addHeader(
                    HttpHeaders.RETRY_AFTER, data.consumeBoolean() ? data.pickValue(RETRY_AFTERS) : data.consumeString(40));
        }
        if (data.consumeBoolean()) {
            received.addHeader(HttpHeaders.CONTENT_ENCODING, data.pickValue(ENCODINGS));
        }
        boolean echoes = data.consumeBoolean();
        byte[] body = echoes ? echo(FuzzedBody.of(data), token) : FuzzedBody.of(data);
        received.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        Response response = new ResponseReader(token, Integer.MAX_VALUE).handleResponse(received);
        assertThat(response.retryAfter().forAll(pause -> pause.compareTo(Duration.ZERO) >= 0))
                .isTrue();
        return response;
    }

    private static String echo(String text, Token token) {
        return text + token.value() + text;
    }

    private static byte[] echo(byte[] body, Token token) {
        ByteArrayOutputStream echo = new ByteArrayOutputStream();
        echo.writeBytes(body);
        echo.writeBytes(token.value().getBytes(StandardCharsets.US_ASCII));
        echo.writeBytes(body);
        return echo.toByteArray();
    }

    private static String tier(InterventionError error) {
        return error.fold(refused -> "Refused", unavailable -> "Unavailable", unknown -> "EffectUnknown");
    }

    private static String tierOf(int status, Operation operation) {
        boolean isVerdict = status >= 400 && status < 500 && status != 408;
        if (status == 429) {
            return "Unavailable";
        }
        return isVerdict ? "Refused" : operation.isWrite() ? "EffectUnknown" : "Unavailable";
    }

    /** Any token, even of one letter, or like the mask. */
    private static void assertRedacted(FuzzedDataProvider data) {
        Token.parse(data.consumeAsciiString(30)).forEach(token -> {
            String redacted = token.redact(data.consumeString(300) + echo(data.consumeRemainingAsString(), token));
            if (!redacted.isEmpty()) {
                ShownTexts.assertSafeToShow(redacted, token.value());
            }
        });
    }
}
