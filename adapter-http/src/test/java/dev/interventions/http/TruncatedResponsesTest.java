package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.Unavailable.Unreachable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection ends before the response does. */
@Timeout(60)
class TruncatedResponsesTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n1c\r\n"
            + TestData.RESPONSE.substring(5) + "\r\n0\r\n\r\n";
    private static final String WITH_LENGTH = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + TestData.RESPONSE.length() + "\r\n\r\n" + TestData.RESPONSE;

    private final ScriptedService service = new ScriptedService();
    private final HttpSettings settings = service.persistentSettings().withBudget(CountingBudget.unlimited());

    @AfterEach
    void stop() {
        service.close();
    }

    private static ScriptedResponse truncated(String response, int length) {
        return ScriptedResponse.raw(Arrays.copyOf(response.getBytes(StandardCharsets.US_ASCII), length))
                .then(ScriptedResponse.closing());
    }

    static Stream<String> completeResponses() {
        return Stream.of(CHUNKED, WITH_LENGTH);
    }

    @ParameterizedTest
    @MethodSource("completeResponses")
    void a_read_is_tried_again_wherever_its_response_is_truncated(String response) {
        try (EngageClient client = EngageClient.connect(settings, new VirtualTime())) {
            HttpInterventions interventions = client.interventions();
            for (int length = 0; length < response.length(); length++) {
                int requestsBefore = service.requests().size();
                service.replying(truncated(response, length), ScriptedResponse.raw(response));

                assertThat(interventions.get(TestData.INTERVENTION).isRight())
                        .as("truncated after %s", response.substring(0, length))
                        .isTrue();
                assertThat(service.requests()).hasSize(requestsBefore + 2);
            }
        }
    }

    @Test
    void a_read_whose_responses_are_all_truncated_is_unavailable_for_the_lost_connection() {
        service.replying(truncated(CHUNKED, CHUNKED.length() - 20));

        try (EngageClient client = EngageClient.connect(settings, new VirtualTime())) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).getLeft()).isInstanceOf(Unreachable.class);
        }
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void a_write_whose_response_is_truncated_is_not_sent_again() {
        service.replying(truncated(CHUNKED, CHUNKED.length() - 20));

        try (EngageClient client = EngageClient.connect(settings.sendingOnce())) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.close(TestData.INTERVENTION).getLeft()).isInstanceOf(EffectUnknown.class);
        }
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{}}\r\n",
                "220 mail.example ESMTP\r\n\r\n"
            })
    void what_is_malformed_is_not_tried_again(String response) {
        service.replying(ScriptedResponse.raw(response).then(ScriptedResponse.closing()));

        try (EngageClient client = EngageClient.connect(settings, new VirtualTime())) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.get(TestData.INTERVENTION).getLeft()).isInstanceOf(MalformedResponse.class);
        }
        assertThat(service.requests()).hasSize(1);
    }
}
