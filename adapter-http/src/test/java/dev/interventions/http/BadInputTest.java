package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.interventions.domain.CallDetails;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Unavailable.TokenUnavailable;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.redaction.Token;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a clear error before anything is sent. */
@Timeout(60)
class BadInputTest {

    private static final Supplier<String> TOKEN = () -> TestData.TOKEN;

    @AutoClose
    private final ScriptedService service = new ScriptedService().replying(ScriptedResponse.json(TestData.RESPONSE));

    // ---- tokens ----

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "tok en",
                "token ",
                "token\r\nX-Admin: yes",
                "token\n",
                "tokén",
                "token\u007f",
                "token\0"
            })
    @Tag("AUTH-1")
    @Tag("AUTH-2")
    void an_invalid_token_is_refused_and_not_shown(String token) {
        for (OperationCall call : OperationCall.values()) {
            assertThat(refusalWith(() -> token, call))
                    .isInstanceOf(InvalidRequest.class)
                    .extracting(InterventionError::message)
                    .asString()
                    .startsWith("the token ")
                    .doesNotContain("tok en", "X-Admin", "tokén", "\n");
        }
        assertThat(HttpSettings.parse("https://example.org", token).getLeft())
                .isInstanceOf(InvalidRequest.class)
                .isEqualTo(refusalWith(() -> token, OperationCall.GET).withCall(CallDetails.NONE));
        assertThat(service.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("AUTH-2")
    void a_token_supplier_that_fails_leaves_the_call_unsent_and_says_why_without_secrets(OperationCall call) {
        assertThat(refusalWith(
                        () -> {
                            throw new IllegalStateException("vault says " + TestData.TOKEN);
                        },
                        call))
                .isInstanceOf(TokenUnavailable.class)
                .asString()
                .startsWith("TokenUnavailable[message=the token supplier failed, so nothing was sent:"
                        + " IllegalStateException: vault says [masked], call=")
                .doesNotContain(TestData.TOKEN);
        assertThat(service.connections()).isZero();
    }

    private InterventionError refusalWith(Supplier<String> token, OperationCall call) {
        try (EngageClient client = EngageClient.connect(HttpSettings.of(service.baseUri(), token))) {
            HttpInterventions interventions = client.interventions();
            return call.on(interventions).getLeft();
        }
    }

    @Test
    @Tag("AUTH-2")
    void settings_and_tokens_show_no_token() {
        assertThat(HttpSettings.of(URI.create("https://example.org/1.0"), TOKEN).toString())
                .contains("https://example.org/1.0")
                .doesNotContain(TestData.TOKEN);
        assertThat(HttpSettings.parse("https://example.org/1.0", TestData.TOKEN).toString())
                .doesNotContain(TestData.TOKEN);
        assertThat(Token.parse(TestData.TOKEN).toString()).doesNotContain(TestData.TOKEN);
    }

    // ---- base URIs ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                            | missing
                    ' '                           | missing
                    account.example.org           | https://
                    account.example.org:443/1.0   | https://
                    //account.example.org         | https://
                    /1.0                          | https://
                    ftp://example.org/1.0         | https://
                    file:///etc/hosts             | https://
                    https:                        | URI
                    https:/1.0                    | host
                    https:///1.0                  | host
                    https:example.org             | host
                    https://exa mple.org          | URI
                    https://user@example.org      | user
                    https://user:pw@example.org   | user
                    https://example.org?a=b       | query
                    https://example.org?          | query
                    https://example.org#top       | fragment
                    https://example.org:99999     | port
                    https://example.org:0         | port
                    http://example.org            | plain http
                    http://localhost.example.org  | plain http
                    http://127.0.0.1.example.org  | plain http
                    HTTP://example.org            | plain http
                    http://10.0.0.1               | plain http
                    """)
    void a_base_uri_that_must_not_receive_a_token_is_refused_with_the_reason(String baseUri, String reason) {
        InterventionError refusal = HttpSettings.parse(baseUri, TestData.TOKEN).getLeft();

        assertThat(refusal).isInstanceOf(InvalidRequest.class);
        assertThat(refusal.message()).contains(reason);
        if (!reason.equals("missing") && !reason.equals("URI")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HttpSettings.of(URI.create(baseUri), TOKEN))
                    .withMessage(refusal.message());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 443, 65535})
    void a_base_uri_may_have_any_port(int port) {
        URI uri = URI.create("https://example.org:" + port + "/1.0");

        assertThat(HttpSettings.parse(uri.toString(), TestData.TOKEN)
                        .map(settings -> settings.baseUri().uri()))
                .containsExactly(uri);
    }

    @Test
    void no_base_uri_is_refused() {
        assertThat(HttpSettings.parse(null, TestData.TOKEN).getLeft().message()).contains("base URI is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://user:" + TestData.TOKEN + "@example.org",
                "https://user:" + TestData.TOKEN + "@example.org",
                "https://example.org?access_token=" + TestData.TOKEN,
                "ftp://example.org?access_token=" + TestData.TOKEN,
                "https://exa mple.org?access_token=" + TestData.TOKEN,
                "http://" + TestData.TOKEN,
                "http://" + TestData.TOKEN + ".example.org/1.0",
                TestData.TOKEN
            })
    @Tag("AUTH-2")
    void a_refused_base_uri_is_not_repeated_since_it_may_contain_a_secret(String baseUri) {
        assertThat(HttpSettings.parse(baseUri, "token").getLeft().message()).doesNotContain(TestData.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "HTTPS://example.org:8443/1.0/",
                "http://localhost",
                "http://LOCALHOST:8080/1.0",
                "http://127.0.0.1:8080",
                "http://127.1.2.3",
                "http://[::1]:8080"
            })
    void https_to_any_host_and_plain_http_to_this_machine_is_allowed(String baseUri) {
        assertThat(HttpSettings.parse(baseUri, TestData.TOKEN).isRight()).isTrue();
        assertThat(HttpSettings.of(URI.create(baseUri), TOKEN).baseUri().uri())
                .hasScheme(URI.create(baseUri).getScheme());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void a_base_uri_of_slashes_is_read_at_once(String end) {
        String baseUri = "https://example.org" + "/".repeat(1_000_000) + end;

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> HttpSettings.parse(baseUri, TestData.TOKEN))
                        .isRight())
                .isTrue();
    }

    @Test
    void plain_http_is_allowed_to_the_one_host_that_is_named() {
        URI baseUri = URI.create("http://proxy.internal:8080/1.0");

        assertThat(HttpSettings.allowingPlainHttpTo("Proxy.Internal", baseUri, TOKEN))
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpSettings.allowingPlainHttpTo("other.internal", baseUri, TOKEN))
                .withMessageContaining("plain http");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpSettings.allowingPlainHttpTo("internal", baseUri, TOKEN))
                .withMessageContaining("plain http");
    }

    // ---- limits ----

    @Test
    void a_timeout_must_be_from_a_millisecond_to_an_hour() {
        HttpSettings settings = service.settings();

        for (Duration bad : new Duration[] {
            Duration.ZERO,
            Duration.ofMillis(-1),
            Duration.ofNanos(999_999),
            Duration.ofHours(1).plusNanos(1),
            Duration.ofSeconds(Long.MAX_VALUE),
            Duration.ofSeconds(Long.MIN_VALUE)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.withDeadline(bad))
                    .withMessageStartingWith("the deadline must be");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.withConnectTimeout(bad))
                    .withMessageStartingWith("the connect timeout must be");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.withResponseTimeout(bad))
                    .withMessageStartingWith("the response timeout must be");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.withLeaseTimeout(bad))
                    .withMessageStartingWith("the lease timeout must be");
        }
        assertThat(settings.withConnectTimeout(Duration.ofMillis(1)).connectTimeout())
                .isEqualTo(Duration.ofMillis(1));
        assertThat(settings.withLeaseTimeout(Duration.ofHours(1)).leaseTimeout())
                .isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void connections_and_bytes_are_at_least_one(int bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.settings().withMaxConnections(bad))
                .withMessageContaining("connections must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.settings().withMaxBodyBytes(bad))
                .withMessageContaining("bytes of a body must be at least 1");
    }

    @Test
    void every_wait_and_every_amount_has_a_limit_by_default() {
        HttpSettings settings = HttpSettings.of(service.baseUri(), () -> TestData.TOKEN);

        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.leaseTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.maxConnections()).isEqualTo(20);
        assertThat(settings.maxBodyBytes()).isEqualTo(8 * 1024 * 1024);
    }

    @Test
    void one_setting_changes_no_other() {
        HttpSettings settings = service.settings();

        HttpSettings changed = settings.withConnectTimeout(Duration.ofMillis(1))
                .withResponseTimeout(Duration.ofMillis(2))
                .withLeaseTimeout(Duration.ofMillis(3))
                .withMaxConnections(4)
                .withMaxBodyBytes(5)
                .withDeadline(Duration.ofMillis(6))
                .addingListener(new HttpListener() {});

        assertThat(changed)
                .hasToString(
                        "HttpSettings[" + service.baseUri()
                                + ", deadline PT0.006S, connect PT0.001S, response PT0.002S, lease PT0.003S, 4 connections, 5 bytes]");
        assertThat(settings.maxConnections()).isEqualTo(20);
    }

    // ---- null ----

    @Test
    void null_is_refused_by_every_setting() {
        HttpSettings settings = service.settings();

        assertThatNullPointerException().isThrownBy(() -> HttpSettings.of(null, TOKEN));
        assertThatNullPointerException().isThrownBy(() -> HttpSettings.of(service.baseUri(), null));
        assertThatNullPointerException()
                .isThrownBy(() -> HttpSettings.allowingPlainHttpTo(null, service.baseUri(), TOKEN));
        assertThatNullPointerException().isThrownBy(() -> settings.withConnectTimeout(null));
        assertThatNullPointerException().isThrownBy(() -> settings.withSslContext(null));
        assertThatNullPointerException().isThrownBy(() -> settings.withProxy(null));
        assertThatNullPointerException().isThrownBy(() -> settings.withBudget(null));
        assertThatNullPointerException().isThrownBy(() -> settings.withLane(null));
        assertThatNullPointerException().isThrownBy(() -> settings.addingListener(null));
        assertThatNullPointerException().isThrownBy(() -> settings.addingInterceptor(null));
        assertThatNullPointerException().isThrownBy(() -> settings.withHeader(null, "value"));
        assertThatNullPointerException().isThrownBy(() -> settings.withHeader("X-Tenant", null));
        assertThatNullPointerException().isThrownBy(() -> settings.withUserAgentSuffix(null));
        assertThatNullPointerException().isThrownBy(() -> EngageClient.connect(null));
        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions interventions = client.interventions();
            assertThatNullPointerException().isThrownBy(() -> interventions.actingAs(null));
            assertThatNullPointerException().isThrownBy(() -> interventions.get(null));
            assertThatNullPointerException().isThrownBy(() -> interventions.list(null, PageRequest.first()));
            assertThatNullPointerException().isThrownBy(() -> interventions.list(InterventionQuery.all(), null));
            assertThatNullPointerException().isThrownBy(() -> interventions.reassign(TestData.INTERVENTION, null));
        }
        assertThat(service.connections()).isZero();
    }

    // ---- requests ----

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a[b", "a]b", "[]", "a\nb", "a\u0085b", "\0"})
    @Tag("FIELDS-5")
    void a_custom_field_key_that_a_request_cannot_carry_is_refused_and_nothing_is_sent(String key) {
        try (EngageClient client = EngageClient.connect(service.settings())) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions
                            .updateCustomField(TestData.INTERVENTION, key, CustomFieldValue.of("v"))
                            .getLeft())
                    .isInstanceOf(InvalidRequest.class);
        }
        assertThat(service.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,151", "0,-1", "-1,30"})
    @Tag("PAGE-2")
    void a_page_that_the_service_does_not_give_cannot_be_requested(long offset, int limit) {
        assertThat(PageRequest.parse(offset, limit).getLeft()).isInstanceOf(InvalidRequest.class);
        assertThatIllegalArgumentException().isThrownBy(() -> PageRequest.of(offset, limit));
    }

    @Test
    void plain_http_without_a_port_has_the_budget_of_port_80() {
        String account =
                HttpSettings.of(URI.create("http://localhost/1.0"), TOKEN).account();

        assertThat(account)
                .endsWith(":80")
                .isEqualTo(HttpSettings.of(URI.create("http://localhost:80/1.0"), TOKEN)
                        .account());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://Account.example",
                "https://account.example:443/1.0",
                "HTTPS://account.example/1.0",
                "https://account.example./1.0"
            })
    void one_account_has_one_budget_however_its_base_uri_is_written(String baseUri) {
        assertThat(HttpSettings.of(URI.create(baseUri), () -> TestData.TOKEN).account())
                .isEqualTo("account.example:443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080", "https://localhost.:8080"
            })
    void a_service_on_this_machine_has_one_budget_however_the_machine_is_named(String baseUri) {
        assertThat(HttpSettings.of(URI.create(baseUri), () -> TestData.TOKEN).account())
                .isEqualTo("localhost:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "https://account.example:444", "https://account.example.org"})
    void another_host_or_port_has_a_budget_of_its_own(String baseUri) {
        assertThat(HttpSettings.of(URI.create(baseUri), () -> TestData.TOKEN).account())
                .isNotEqualTo("account.example:443");
    }

    @Test
    void the_longest_retry_after_must_be_from_a_millisecond_to_a_day() {
        HttpSettings settings = HttpSettings.of(URI.create("https://account.example"), () -> TestData.TOKEN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withMaxRetryAfter(Duration.ZERO))
                .withMessage("the maximum Retry-After must be from 1 ms to 1 day, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withMaxRetryAfter(Duration.ofDays(1).plusNanos(1)));
        assertThat(settings.withMaxRetryAfter(Duration.ofDays(1)).maxRetryAfter())
                .isEqualTo(Duration.ofDays(1));
    }
}
