package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send incomplete, oversized or malformed requests. */
@Timeout(120)
class HostileClientsTest {

    private static final EmulatorSettings PATIENT =
            EmulatorSettings.defaults().withHeadTimeout(Duration.ofHours(1)).withBodyTimeout(Duration.ofHours(1));
    private static final EmulatorSettings IMPATIENT =
            EmulatorSettings.defaults().withHeadTimeout(Duration.ofMillis(50)).withBodyTimeout(Duration.ofMillis(50));
    private static final String INCOMPLETE_HEAD = "GET /1.0/interventions HTTP/1.1\r\nHost: x\r\n";
    private static final String INCOMPLETE_BODY = "POST /1.0/interventions HTTP/1.1\r\nContent-Length: 9\r\n\r\ncont";

    @ParameterizedTest
    @ValueSource(strings = {INCOMPLETE_HEAD, INCOMPLETE_BODY, "G"})
    void five_hundred_incomplete_requests_do_not_block_others(String incomplete) throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario(PATIENT)) {
            holding(
                    500,
                    incomplete,
                    scenario.uri(),
                    () -> assertThat(Stream.range(0, 100)
                                    .map(index -> scenario.asAgent().get("/interventions")))
                            .allMatch(response -> response.status() == 200));
        }
    }

    @Test
    void connections_without_a_request_are_dropped_if_there_are_too_many() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario(PATIENT)) {
            holding(
                    1_100,
                    INCOMPLETE_HEAD,
                    scenario.uri(),
                    () -> assertThat(scenario.asAgent().get("/interventions").status())
                            .isEqualTo(200));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INCOMPLETE_HEAD, INCOMPLETE_BODY})
    void an_incomplete_request_gets_a_408_and_its_connection_is_closed(String incomplete) throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario(IMPATIENT);
                RawClient client = new RawClient(scenario.uri())) {
            assertThat(client.send(incomplete).rest())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("Connection: close")
                    .endsWith("{\"error\":\"request_timeout\","
                            + "\"message\":\"the request was not complete in time\",\"status\":408}\n");
        }
    }

    @Test
    void a_head_that_is_sent_byte_by_byte_gets_no_more_time() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario(IMPATIENT);
                RawClient client = new RawClient(scenario.uri())) {
            client.send(INCOMPLETE_HEAD + "X: ");

            assertThat(refusedWhileSendingSlowly(client)).isTrue();
        }
    }

    /** Sends for longer than the time for a head, and fewer bytes than its maximum. */
    private static boolean refusedWhileSendingSlowly(RawClient client) throws IOException {
        for (int bytes = 0; bytes < 10_000; bytes++) {
            try {
                client.send("x");
                if (client.receivesWithin(5)) {
                    return true;
                }
            } catch (SocketException e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void an_endless_body_is_refused_when_it_is_too_long() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario(PATIENT);
                RawClient client = new RawClient(scenario.uri())) {
            client.send("POST /1.0/interventions?access_token="
                    + scenario.asAgent().token() + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
            for (int kibibytes = 0; kibibytes <= 64; kibibytes += 16) {
                client.send(chunk);
            }

            assertThat(client.rest()).startsWith("HTTP/1.1 413 ").contains("payload_too_large");
        }
    }

    @Test
    @Tag("WIRE-12")
    void malformed_requests_are_refused_in_the_shape_of_errors() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario()) {
            String line = "GET /1.0/interventions HTTP/1.1\r\n";
            assertThat(refusal(scenario, "nonsense\r\n\r\n")).contains(" 400 ", "bad_request");
            assertThat(refusal(scenario, "GET / HTTP/2.0\r\n\r\n")).contains(" 505 ", "http_version_not_supported");
            assertThat(refusal(scenario, line + "no header\r\n\r\n")).contains(" 400 ", "bad_request");
            assertThat(refusal(scenario, line + "Content-Length: x\r\n\r\n")).contains(" 400 ", "bad_request");
            assertThat(refusal(scenario, line + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"))
                    .contains(" 400 ", "bad_request");
            assertThat(refusal(scenario, line + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na"))
                    .contains(" 400 ", "bad_request");
            assertThat(refusal(scenario, line + "Transfer-Encoding: gzip\r\n\r\n"))
                    .contains(" 501 ", "not_implemented");
            assertThat(refusal(scenario, line + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"))
                    .contains(" 400 ", "bad_request");
            assertThat(refusal(scenario, "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\n\r\n"))
                    .contains(" 414 ", "uri_too_long");
            assertThat(refusal(scenario, line + "X: y\r\n".repeat(101) + "\r\n"))
                    .contains(" 431 ", "request_header_fields_too_large");
            assertThat(refusal(scenario, line + "X: " + "y".repeat(70_000) + "\r\n\r\n"))
                    .contains(" 431 ", "request_header_fields_too_large");
        }
    }

    @Test
    void asterisk_and_absolute_targets_get_responses_in_the_shape_of_errors() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario()) {
            assertThat(refusal(scenario, "OPTIONS * HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .contains(" 404 ", "not_found");
            assertThat(refusal(
                            scenario, "GET http://elsewhere/1.0/interventions HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .contains(" 401 ", "unauthorized");
        }
    }

    @Test
    void characters_that_should_be_encoded_are_accepted() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario()) {
            assertThat(refusal(
                            scenario,
                            "GET /1.0/interventions?thread_id={|}^`\"<>\\&access_token="
                                    + scenario.asAgent().token() + " HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .contains(" 200 ", "\"count\":0");
        }
    }

    @Test
    void bad_percent_encoding_is_a_bad_request() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario()) {
            assertThat(refusal(
                            scenario,
                            "GET /1.0/interventions?thread_id=%zz&access_token="
                                    + scenario.asAgent().token() + " HTTP/1.1\r\nAuthorization: Bearer "
                                    + scenario.asAgent().token() + "\r\nConnection: close\r\n\r\n"))
                    .contains(" 400 ", "bad_request");
        }
    }

    @Test
    void a_connection_carries_several_requests_with_any_kind_of_body() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario();
                RawClient client = new RawClient(scenario.uri())) {
            String request = "POST /1.0/interventions HTTP/1.1\r\n";
            String responses = client.send(request + "Content-Length: 3\r\n\r\na=b" + request
                            + "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\na=\r\n1\r\nb\r\n0\r\nT: t\r\n\r\n" + request
                            + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\na"
                            + "GET /1.0/interventions HTTP/1.0\r\n\r\n")
                    .rest();

            assertThat(Vector.of(responses.split("HTTP/1.1 ", -1)).map(one -> one.split(" ", 2)[0]))
                    .containsExactly("", "401", "401", "100", "401", "401");
        }
    }

    @Test
    void head_gets_the_response_of_get_without_a_body() throws IOException {
        try (EmulatorScenario scenario = new EmulatorScenario()) {
            String rest = " /1.0/interventions?access_token="
                    + scenario.asAgent().token() + " HTTP/1.1\r\nConnection: close\r\n\r\n";
            String got = refusal(scenario, "GET" + rest);
            String head = refusal(scenario, "HEAD" + rest);

            assertThat(head).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
            assertThat(lengthIn(head)).isEqualTo(lengthIn(got)).isNotEqualTo("0");
            assertThat(refusal(scenario, "HEAD /1.0/interventions/i/close HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ");
        }
    }

    private static String lengthIn(String response) {
        return response.split("Content-Length: ", 2)[1].split("\r\n", 2)[0];
    }

    private static String refusal(EmulatorScenario scenario, String request) throws IOException {
        try (RawClient client = new RawClient(scenario.uri())) {
            return client.send(request).rest();
        }
    }

    private static void holding(int clients, String incomplete, URI api, Runnable meanwhile) throws IOException {
        List<RawClient> open = new ArrayList<>();
        try {
            for (int number = 0; number < clients; number++) {
                open.add(new RawClient(api).send(incomplete));
            }
            meanwhile.run();
        } finally {
            for (RawClient client : open) {
                client.close();
            }
        }
    }
}
