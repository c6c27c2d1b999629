package dev.interventions.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.http.FuzzedBody;
import dev.interventions.http.ShownTexts;
import dev.interventions.http.TestData;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.Response;
import dev.interventions.http.transport.ResponseBody;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;

/** Every body of a response is read or reported as malformed, quickly, and with the same result each time. */
@Timeout(5)
class ResponseJsonFuzzTest {

    private static final ResponseJson JSON = new ResponseJson();
    private static final ErrorMapper ERRORS = new ErrorMapper(JSON, URI.create("https://example.org/1.0"));
    private static final Token TOKEN = Token.parse(TestData.TOKEN).get();

    @FuzzTest(maxDuration = "30s")
    @DictionaryFile(resourcePath = "/dev/interventions/http/json.dict")
    void a_body_is_read_or_malformed(FuzzedDataProvider data) {
        byte[] body = FuzzedBody.of(data);

        read(body, JSON::intervention).forEach(ResponseJsonFuzzTest::assertUsable);
        read(body, JSON::created).forEach(ResponseJsonFuzzTest::assertUsable);
        read(body, content -> JSON.page(content, 150))
                .map(Page::records)
                .forEach(records -> records.forEach(ResponseJsonFuzzTest::assertUsable));
        assertThat((Object) JSON.errorMessage(new ByteArrayInputStream(body)))
                .isEqualTo(JSON.errorMessage(new ByteArrayInputStream(body)));
    }

    private static <T> Either<MalformedResponse, T> read(
            byte[] body, Function<InputStream, Either<MalformedResponse, T>> reader) {
        Either<MalformedResponse, T> read = reader.apply(new ByteArrayInputStream(body));

        // In long texts, the parser's message may give another position for the same error.
        assertThat(reader.apply(new ByteArrayInputStream(body)).toOption()).isEqualTo(read.toOption());
        assertThat(read.toString()).isNotEmpty();
        read.forEach(value -> assertReadAsAWhole(body, reader));
        read.swap().forEach(malformed -> assertSafeToShow(body, malformed));
        return read;
    }

    private static <T> void assertReadAsAWhole(byte[] body, Function<InputStream, Either<MalformedResponse, T>> reader) {
        int end = body.length;
        while (body[end - 1] != '}') {
            end--;
        }
        byte[] more = Arrays.copyOf(body, body.length + 1);
        more[body.length] = '}';

        assertThat(reader.apply(new ByteArrayInputStream(body, 0, end - 1)).isLeft())
                .as("its beginning is malformed")
                .isTrue();
        assertThat(reader.apply(new ByteArrayInputStream(more)).isLeft()).as("more than it is malformed").isTrue();
    }

    private static void assertSafeToShow(byte[] body, MalformedResponse malformed) {
        InterventionError shown = ERRORS.on(Operation.GET, new Response(200, Option.none(), Option.none(), Option.none(), ResponseBody.of(body), TOKEN), malformed);

        assertThat(shown).isInstanceOf(MalformedResponse.class);
        ShownTexts.assertSafeToShow(shown.message(), TestData.TOKEN);
    }

    private static void assertUsable(Intervention intervention) {
        assertThat(intervention.state()).isNotNull();
        assertThat(intervention.hashCode()).isEqualTo(intervention.hashCode());
        intervention
                .customFields()
                .forEach(fields -> fields.values()
                        .flatMap(CustomFieldValue::texts)
                        .forEach(text -> assertThat(text).isNotNull()));
    }
}
