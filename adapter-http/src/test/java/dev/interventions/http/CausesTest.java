package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.redaction.Redactor;
import dev.interventions.http.transport.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a call failed: in short in the error, in full in the debug log, and never with a token. */
@Timeout(60)
@ResourceLock(LogCapture.LEVELS)
class CausesTest {

    private static final String OURS = "causes-test";

    @AutoClose
    private final ScriptedService service = new ScriptedService().replying(ScriptedResponse.json(TestData.RESPONSE));

    @AutoClose
    private final LogCapture log = LogCapture.catching(OURS);

    private InterventionError errorWith(Supplier<String> token) {
        try (EngageClient client =
                EngageClient.connect(HttpSettings.of(service.baseUri(), token).sendingOnce())) {
            return client.interventions().get(TestData.INTERVENTION).getLeft();
        }
    }

    private static Supplier<String> failingWith(Throwable failure) {
        return () -> TestData.sneakilyThrow(failure);
    }

    // ---- the token supplier ----

    static Stream<Throwable> whatSuppliersThrow() {
        return Stream.of(
                new IllegalStateException("the vault is sealed"),
                new IOException("the vault is sealed"),
                new NoClassDefFoundError("the vault is sealed"),
                new StackOverflowError("the vault is sealed"),
                new ExecutionException("the vault is sealed", new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("whatSuppliersThrow")
    void anything_that_a_token_supplier_throws_becomes_an_error_that_says_so(Throwable failure) {
        InterventionError error = errorWith(failingWith(failure));

        assertThat(error).isInstanceOf(Unavailable.TokenUnavailable.class);
        assertThat(error.message())
                .startsWith("the token supplier failed, so nothing was sent: "
                        + failure.getClass().getSimpleName() + ": the vault is sealed");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(service.connections()).isZero();
    }

    static Stream<Throwable> interrupts() {
        return Stream.of(new InterruptedException(), new IllegalStateException(new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("interrupts")
    void a_token_supplier_that_is_interrupted_ends_the_call_and_the_flag_is_kept(Throwable failure) {
        assertThat(errorWith(failingWith(failure))).isInstanceOf(Unavailable.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @Tag("AUTH-2")
    void the_whole_cause_of_a_missing_token_is_logged_without_secrets() {
        errorWith(failingWith(new IllegalStateException(
                OURS, new IOException("status 503 for " + TestData.TOKEN, new IOException("the disk is full")))));

        assertThat(log.details()).hasSize(1);
        assertThat(log.caught()).containsExactly("dev.interventions.http: DEBUG the token supplier failed");
        assertThat(log.details().get(0))
                .contains(
                        "java.lang.IllegalStateException: " + OURS,
                        "java.io.IOException: status 503 for [masked]",
                        "java.io.IOException: the disk is full",
                        "CausesTest")
                .doesNotContain(TestData.TOKEN);
    }

    /** A message with a secret, and the parts of it that nobody may see. */
    static Stream<Arguments> messagesWithSecrets() {
        return Stream.of(
                Arguments.of("no user has " + TestData.TOKEN, List.of("s3cr3t", "t0k3n")),
                Arguments.of("GET /me?access_token=s3cr3t%2Ft0k3n%2bx%3D: 401", List.of("s3cr3t", "t0k3n", "%3D")),
                Arguments.of("Authorization: Basic dXNlcjpwYXNz", List.of("dXNlcjpwYXNz")),
                Arguments.of("Proxy-Authorization: basic dXNlcjpwYQ==, retry", List.of("dXNlcjpwYQ")),
                Arguments.of("no route to https://vault:hunter@vault.example/token", List.of("hunter", "vault:")),
                Arguments.of("no route to http://hunter@vault.example:8080", List.of("hunter")));
    }

    @ParameterizedTest
    @MethodSource("messagesWithSecrets")
    @Tag("AUTH-2")
    void no_secret_in_a_message_of_the_token_supplier_is_shown_or_logged(String message, List<String> secrets) {
        IOException cause = new IOException(message);
        cause.addSuppressed(new IOException("closing: " + message, new IOException(message)));

        InterventionError ofMessage = errorWith(failingWith(new IllegalStateException(OURS + " " + message)));
        InterventionError ofCause = errorWith(failingWith(new IllegalStateException(OURS, cause)));

        assertThat(ofMessage.message()).contains(OURS, "[masked]").doesNotContain(secrets);
        assertThat(ofCause.message())
                .contains(OURS + ", caused by IOException: ", "[masked]")
                .doesNotContain(secrets);
        assertThat(log.details())
                .hasSize(2)
                .allSatisfy(
                        logged -> assertThat(logged).contains(OURS, "[masked]").doesNotContain(secrets));
        assertThat(log.details().get(1)).contains("Suppressed: java.io.IOException: closing: ");
    }

    @Test
    @Tag("AUTH-2")
    void words_about_credentials_are_no_secrets() {
        String message =
                "Basic authentication failed, bearer token expired: see https://vault.example/help or mail@vault";

        assertThat(errorWith(failingWith(new IllegalStateException(message))).message())
                .endsWith(message);
    }

    // ---- the connection ----

    @Test
    void the_whole_cause_of_a_lost_response_is_logged() {
        service.replying(ScriptedResponse.raw("HTTP/1.1 200 OK\r\n" + OURS + " " + TestData.TOKEN + "\r\n\r\n")
                .then(ScriptedResponse.closing()));

        assertThat(errorWith(() -> TestData.TOKEN).message())
                .startsWith("the response can't be read: ClientProtocolException")
                .contains("Invalid header")
                .doesNotContain(TestData.TOKEN);

        assertThat(log.caught()).contains("dev.interventions.http: DEBUG an attempt to GET got no response");
        assertThat(log.details())
                .anySatisfy(logged -> assertThat(logged)
                        .contains("Caused by: org.apache.hc.core5.http.ParseException: ", OURS, "[token]")
                        .doesNotContain(TestData.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t/t0k3n+x=", "s3cr3t%2Ft0k3n%2Bx%3D", "s3cr3t%2ft0k3n%2bx%3d"})
    @Tag("AUTH-2")
    void a_token_in_the_cause_of_a_lost_response_is_neither_shown_nor_logged_encoded_or_not(String echo) {
        service.replying(ScriptedResponse.raw("HTTP/1.1 200 OK\r\n" + OURS + " " + echo + "\r\n\r\n")
                .then(ScriptedResponse.closing()));

        assertThat(errorWith(() -> "s3cr3t/t0k3n+x=").message())
                .contains(OURS + " [token]")
                .doesNotContain("s3cr3t", "t0k3n");

        assertThat(log.details())
                .anySatisfy(logged -> assertThat(logged)
                        .contains("Caused by: org.apache.hc.core5.http.ParseException: ", OURS + " [token]"));
        assertThat(log.details()).allSatisfy(logged -> assertThat(logged).doesNotContain("s3cr3t", "t0k3n"));
    }

    // ---- the listener ----

    /** Loggers ask for all of this. */
    private static final class UnloggableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }

        @Override
        public Throwable getCause() {
            throw new IllegalStateException("no cause");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    @Test
    void a_listener_whose_exception_cannot_be_logged_still_receives_the_next_event() throws InterruptedException {
        RecordingListener recorded = RecordingListener.atOnce();
        HttpListener failing = new HttpListener() {
            @Override
            public void ended(Ended event) {
                recorded.ended(event);
                throw new UnloggableException();
            }
        };

        try (EngageClient client = EngageClient.connect(service.settings().addingListener(failing))) {
            client.interventions().get(TestData.INTERVENTION);
            client.interventions().get(TestData.INTERVENTION);

            assertThat(recorded.next(2)).hasOnlyElementsOfType(HttpListener.Ended.class);
        }
    }

    // ---- the name server ----

    @Test
    void a_call_ends_at_once_when_the_name_server_fails_with_an_error() {
        HttpSettings settings = HttpSettings.of(URI.create("https://account.example/1.0"), () -> TestData.TOKEN)
                .sendingOnce()
                .withDeadline(Duration.ofHours(1));

        try (EngageClient client = EngageClient.connect(
                settings, TimeSource.SYSTEM, new FailingNameServer(new NoClassDefFoundError("name service")))) {
            assertThat(client.interventions().close(TestData.INTERVENTION).getLeft())
                    .isInstanceOf(Unavailable.Unreachable.class)
                    .extracting(InterventionError::message)
                    .isEqualTo("there is no connection to the service: UnknownHostException: account.example,"
                            + " caused by NoClassDefFoundError: name service");
        }
    }

    // ---- reasons ----

    @Test
    void a_reason_has_the_messages_of_all_causes_once() {
        IOException full = new IOException("the disk is full");
        Throwable wrapped = new IllegalStateException(new ExecutionException("no secret is written", full));

        assertThat(Redactor.maskingNothing().reason(wrapped))
                .isEqualTo("IllegalStateException: java.util.concurrent.ExecutionException: no secret is written,"
                        + " caused by IOException: the disk is full");
    }

    @Test
    void a_reason_and_a_log_end_even_if_causes_are_cyclic() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);
        other.addSuppressed(one);

        assertThat(Redactor.maskingNothing().reason(one)).contains("one", "other");
        assertThat(Redactor.maskingNothing().copy(one).getCause()).hasMessageContaining("other");
    }

    @Test
    @Tag("AUTH-2")
    void what_looks_like_a_secret_is_masked_where_the_token_is_not_known() {
        Redactor redactor = Redactor.forUnknownToken();

        for (String secret : List.of(
                "3f55c8330da4144afd1c6728",
                "eyJhbGciOi.J9eyJzdWIi.Oi1-_x",
                "s3cr3t-t0k3n",
                "abcdefghijklmnopqrstuvwxyz",
                "QUJD/REVG+R0hJSktM==")) {
            assertThat(redactor.reason(new IOException("no " + secret + " here, " + secret)))
                    .isEqualTo("IOException: no [masked] here, [masked]");
        }
        assertThat(redactor.reason(
                        new IOException("java.security.NoSuchAlgorithmException: status 503, retry in 30 s")))
                .isEqualTo("IOException: java.security.NoSuchAlgorithmException: status 503, retry in 30 s");
    }
}
