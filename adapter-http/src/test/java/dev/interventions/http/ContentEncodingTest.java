package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.Unavailable.RateLimited;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.transport.Deadline;
import dev.interventions.http.transport.ResponseBody;
import dev.interventions.http.transport.TimeSource;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encoded bodies are decoded within limits, never affect the status, and leak no connection. */
@Timeout(60)
class ContentEncodingTest {

    private static final byte[] BODY = TestData.RESPONSE.getBytes(StandardCharsets.UTF_8);
    private static final int CALLS = 20;

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final EngageClient client = EngageClient.connect(service.settings());

    private final HttpInterventions interventions = client.interventions();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "identity, gzip", "deflate", "raw deflate", "identity", ""})
    void an_encoded_response_is_read_and_its_connection_is_used_again(String encoding) {
        service.replying(encoded(encoding));

        for (int call = 0; call < CALLS; call++) {
            assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
        }

        assertThat(service.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void a_connection_over_tls_is_used_again_after_an_encoded_response(String encoding) throws Exception {
        TlsIdentity identity = TlsIdentity.named("ip:127.0.0.1");
        try (ScriptedService secure = new ScriptedService(identity.shown());
                EngageClient client = EngageClient.connect(secure.settings().withSslContext(identity.trusted()))) {
            HttpInterventions calls = client.interventions();
            secure.replying(encoded(encoding));

            for (int call = 0; call < CALLS; call++) {
                assertThat(calls.get(TestData.INTERVENTION).isRight()).isTrue();
            }

            assertThat(secure.connections()).isEqualTo(1);
        }
    }

    private static ScriptedResponse encoded(String encoding) {
        byte[] bytes = switch (encoding) {
            case "", "identity" -> BODY;
            case "deflate" -> deflated(false);
            case "raw deflate" -> deflated(true);
            default -> ScriptedResponse.gzip(BODY);
        };
        return ScriptedResponse.ok(bytes, "Content-Encoding: " + encoding.replace("raw ", ""));
    }

    private static byte[] deflated(boolean isRaw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(-1, isRaw))) {
            out.write(BODY);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    @Test
    void only_gzip_is_requested() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();

        assertThat(service.onlyRequest().header("Accept-Encoding")).containsExactly("gzip");
    }

    @Test
    void hundreds_of_thousands_of_empty_members_are_inflated_like_any_others() {
        byte[] empty = ScriptedResponse.gzip(new byte[0]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int member = 0; member < 400_000; member++) {
            members.writeBytes(empty);
        }
        members.writeBytes(ScriptedResponse.gzip(Arrays.copyOf(BODY, 5)));
        members.writeBytes(empty);
        members.writeBytes(ScriptedResponse.gzip(Arrays.copyOfRange(BODY, 5, BODY.length)));
        service.replying(ScriptedResponse.ok(members.toByteArray(), "Content-Encoding: gzip"));

        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, gzip", "br", "zstd", "deflate, gzip", "compress"})
    void an_unsupported_encoding_is_named_and_leaks_no_connection(String encoding) {
        HttpSettings one = service.settings().withMaxConnections(1).withLeaseTimeout(Duration.ofSeconds(20));
        service.replying(ScriptedResponse.ok(
                ScriptedResponse.gzip(ScriptedResponse.gzip(BODY)), "Content-Encoding: " + encoding));

        try (EngageClient client = EngageClient.connect(one)) {
            HttpInterventions narrow = client.interventions();
            for (int call = 0; call < CALLS; call++) {
                assertThat(narrow.get(TestData.INTERVENTION).getLeft())
                        .isInstanceOfSatisfying(
                                MalformedResponse.class,
                                malformed -> assertThat(malformed.message())
                                        .contains("content encoding is not supported: " + encoding));
            }
        }
        assertThat(service.connections()).isEqualTo(1);
    }

    @Test
    void encodings_in_several_headers_are_one_list() {
        service.replying(
                ScriptedResponse.ok(ScriptedResponse.gzip(BODY), "Content-Encoding: gzip", "Content-Encoding: gzip"));

        assertThat(interventions.get(TestData.INTERVENTION).getLeft().message()).contains("gzip,gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, gzip", "br", "deflate"})
    void the_status_decides_whatever_the_encoding(String encoding) {
        CountingBudget budget = CountingBudget.unlimited();
        try (EngageClient client = EngageClient.connect(service.settings().withBudget(budget))) {
            HttpInterventions counted = client.interventions();
            service.replying(
                    ScriptedResponse.status(429, "no such thing", "Content-Encoding: " + encoding, "Retry-After: 7"),
                    ScriptedResponse.status(404, "no such thing", "Content-Encoding: " + encoding));

            assertThat(counted.get(TestData.INTERVENTION).getLeft()).isInstanceOf(RateLimited.class);
            assertThat(budget.pauses()).containsExactly(Option.some(Duration.ofSeconds(7)));
            assertThat(counted.get(TestData.INTERVENTION).getLeft()).isInstanceOf(Refused.NotFound.class);
        }
    }

    @Test
    void the_message_of_a_refusal_is_inflated() {
        byte[] words = ScriptedResponse.gzip(
                "{\"error\":\"e\",\"message\":\"no such thread\"}".getBytes(StandardCharsets.UTF_8));
        service.replying(ScriptedResponse.raw("HTTP/1.1 422 Whatever\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + words.length + "\r\n\r\n")
                .then(ScriptedResponse.raw(words)));

        assertThat(interventions
                        .list(InterventionQuery.all(), PageRequest.first())
                        .getLeft()
                        .message())
                .contains("no such thread");
    }

    @Test
    void every_part_of_gzip_is_read_and_any_broken_one_is_malformed() {
        byte[] zipped = ScriptedResponse.gzip(BODY);
        for (int cut = 1; cut < zipped.length; cut++) {
            assertMalformed(Arrays.copyOf(zipped, cut));
        }
        for (int broken : new int[] {0, 1, 2, zipped.length - 8, zipped.length - 4}) {
            byte[] copy = zipped.clone();
            copy[broken] ^= 1;
            assertMalformed(copy);
        }
        assertMalformed(Arrays.copyOf(zipped, zipped.length + 1));
        assertMalformed(new byte[0]);
    }

    private static void assertMalformed(byte[] body) {
        ResponseBody received = new ResponseBody(body, "gzip", 1_000_000);

        assertThat(new ResponseJson()
                        .intervention(received.content(Deadline.in(Duration.ofHours(1), TimeSource.SYSTEM)))
                        .isLeft())
                .isTrue();
    }

    @Test
    void the_optional_parts_of_a_gzip_header_are_skipped() throws IOException {
        byte[] zipped = ScriptedResponse.gzip(BODY);
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        full.write(zipped, 0, 3);
        full.write(2 + 4 + 8 + 16);
        full.write(zipped, 4, 6);
        full.writeBytes(new byte[] {3, 0, 1, 2, 3});
        full.writeBytes("name\0comment\0".getBytes(StandardCharsets.ISO_8859_1));
        full.writeBytes(new byte[] {9, 9});
        full.write(zipped, 10, zipped.length - 10);
        service.replying(ScriptedResponse.ok(full.toByteArray(), "Content-Encoding: gzip"));

        assertThat(interventions.get(TestData.INTERVENTION).isRight()).isTrue();
    }
}
