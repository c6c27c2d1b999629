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

/** Clients that send half a request, too much of one, or what is none. */
@Timeout(120)
class HostileClientsTest {

    private static final EmulatorSettings PATIENT =
            EmulatorSettings.defaults().withHeadTimeout(Duration.ofHours(1)).withBodyTimeout(Duration.ofHours(1));
    private static final EmulatorSettings IMPATIENT =
            EmulatorSettings.defaults().withHeadTimeout(Duration.ofMillis(50)).withBodyTimeout(Duration.ofMillis(50));
    private static final String HALF_A_HEAD = "GET /1.0/interventions HTTP/1.1\r\nHost: x\r\n";
    private static final String HALF_A_BODY = "POST /1.0/interventions HTTP/1.1\r\nContent-Length: 9\r\n\r\ncont";

    @ParameterizedTest
    @ValueSource(strings = {HALF_A_HEAD, HALF_A_BODY, "G"})
    void five_hundred_that_hold_half_a_request_keep_nobody_from_being_served(String half) throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario(PATIENT)) {
            holding(
                    500,
                    half,
                    shop.uri(),
                    () -> assertThat(Stream.range(0, 100)
                                    .map(index -> shop.asAgent().get("/interventions")))
                            .allMatch(reply -> reply.status() == 200));
        }
    }

    @Test
    void more_connections_than_it_serves_at_once_push_out_those_without_a_request() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario(PATIENT)) {
            holding(
                    1_100,
                    HALF_A_HEAD,
                    shop.uri(),
                    () -> assertThat(shop.asAgent().get("/interventions").status())
                            .isEqualTo(200));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HALF_A_HEAD, HALF_A_BODY})
    void half_a_request_is_answered_by_a_408_and_the_end_of_the_connection(String half) throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario(IMPATIENT);
                RawClient client = new RawClient(shop.uri())) {
            assertThat(client.send(half).rest())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("Connection: close")
                    .endsWith("{\"error\":\"request_timeout\","
                            + "\"message\":\"the request did not come to its end in time\",\"status\":408}\n");
        }
    }

    @Test
    void a_head_that_comes_byte_by_byte_is_not_waited_for_longer() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario(IMPATIENT);
                RawClient client = new RawClient(shop.uri())) {
            client.send(HALF_A_HEAD + "X: ");

            assertThat(refusedWhileDripping(client)).isTrue();
        }
    }

    /** More bytes than a head may take time for, and fewer than it may have. */
    private static boolean refusedWhileDripping(RawClient client) throws IOException {
        for (int bytes = 0; bytes < 10_000; bytes++) {
            try {
                client.send("x");
                if (client.hears(5)) {
                    return true;
                }
            } catch (SocketException e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_body_without_an_end_is_refused_once_it_is_too_long() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario(PATIENT);
                RawClient client = new RawClient(shop.uri())) {
            client.send("POST /1.0/interventions?access_token=" + shop.asAgent().token()
                    + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
            for (int kibibytes = 0; kibibytes <= 64; kibibytes += 16) {
                client.send(chunk);
            }

            assertThat(client.rest()).startsWith("HTTP/1.1 413 ").contains("payload_too_large");
        }
    }

    @Test
    @Tag("WIRE-12")
    void what_is_no_request_is_refused_in_the_shape_of_errors() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario()) {
            String line = "GET /1.0/interventions HTTP/1.1\r\n";
            assertThat(refusal(shop, "nonsense\r\n\r\n")).contains(" 400 ", "bad_request");
            assertThat(refusal(shop, "GET / HTTP/2.0\r\n\r\n")).contains(" 505 ", "http_version_not_supported");
            assertThat(refusal(shop, line + "no header\r\n\r\n")).contains(" 400 ", "bad_request");
            assertThat(refusal(shop, line + "Content-Length: x\r\n\r\n")).contains(" 400 ", "bad_request");
            assertThat(refusal(shop, line + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"))
                    .contains(" 400 ", "bad_request");
            assertThat(refusal(shop, line + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na"))
                    .contains(" 400 ", "bad_request");
            assertThat(refusal(shop, line + "Transfer-Encoding: gzip\r\n\r\n")).contains(" 501 ", "not_implemented");
            assertThat(refusal(shop, line + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"))
                    .contains(" 400 ", "bad_request");
            assertThat(refusal(shop, "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\n\r\n"))
                    .contains(" 414 ", "uri_too_long");
            assertThat(refusal(shop, line + "X: y\r\n".repeat(101) + "\r\n"))
                    .contains(" 431 ", "request_header_fields_too_large");
            assertThat(refusal(shop, line + "X: " + "y".repeat(70_000) + "\r\n\r\n"))
                    .contains(" 431 ", "request_header_fields_too_large");
        }
    }

    @Test
    void options_of_the_whole_server_and_an_absolute_target_are_answered_in_the_shape_of_errors() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario()) {
            assertThat(refusal(shop, "OPTIONS * HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .contains(" 404 ", "not_found");
            assertThat(refusal(shop, "GET http://elsewhere/1.0/interventions HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .contains(" 401 ", "unauthorized");
        }
    }

    @Test
    void characters_that_belong_encoded_are_understood_as_they_are() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario()) {
            assertThat(refusal(
                            shop,
                            "GET /1.0/interventions?thread_id={|}^`\"<>\\&access_token="
                                    + shop.asAgent().token() + " HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .contains(" 200 ", "\"count\":0");
        }
    }

    @Test
    void bad_percent_encoding_is_a_bad_request() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario()) {
            assertThat(refusal(
                            shop,
                            "GET /1.0/interventions?thread_id=%zz&access_token="
                                    + shop.asAgent().token() + " HTTP/1.1\r\nAuthorization: Bearer "
                                    + shop.asAgent().token() + "\r\nConnection: close\r\n\r\n"))
                    .contains(" 400 ", "bad_request");
        }
    }

    @Test
    void requests_follow_each_other_on_a_connection_whatever_their_bodies() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario();
                RawClient client = new RawClient(shop.uri())) {
            String request = "POST /1.0/interventions HTTP/1.1\r\n";
            String answers = client.send(request + "Content-Length: 3\r\n\r\na=b" + request
                            + "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\na=\r\n1\r\nb\r\n0\r\nT: t\r\n\r\n" + request
                            + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\na"
                            + "GET /1.0/interventions HTTP/1.0\r\n\r\n")
                    .rest();

            assertThat(Vector.of(answers.split("HTTP/1.1 ", -1)).map(response -> response.split(" ", 2)[0]))
                    .containsExactly("", "401", "401", "100", "401", "401");
        }
    }

    @Test
    void head_is_answered_as_get_without_a_body() throws IOException {
        try (EmulatorScenario shop = new EmulatorScenario()) {
            String rest = " /1.0/interventions?access_token=" + shop.asAgent().token()
                    + " HTTP/1.1\r\nConnection: close\r\n\r\n";
            String got = refusal(shop, "GET" + rest);
            String head = refusal(shop, "HEAD" + rest);

            assertThat(head).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
            assertThat(lengthIn(head)).isEqualTo(lengthIn(got)).isNotEqualTo("0");
            assertThat(refusal(shop, "HEAD /1.0/interventions/i/close HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ");
        }
    }

    private static String lengthIn(String response) {
        return response.split("Content-Length: ", 2)[1].split("\r\n", 2)[0];
    }

    private static String refusal(EmulatorScenario shop, String request) throws IOException {
        try (RawClient client = new RawClient(shop.uri())) {
            return client.send(request).rest();
        }
    }

    private static void holding(int clients, String half, URI api, Runnable meanwhile) throws IOException {
        List<RawClient> open = new ArrayList<>();
        try {
            for (int number = 0; number < clients; number++) {
                open.add(new RawClient(api).send(half));
            }
            meanwhile.run();
        } finally {
            for (RawClient client : open) {
                client.close();
            }
        }
    }
}
