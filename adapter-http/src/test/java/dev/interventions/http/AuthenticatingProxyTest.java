package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.Unavailable;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that authenticates its users. */
@Timeout(60)
class AuthenticatingProxyTest {

    private static final String USER = "desk";
    private static final String PASSWORD = "pr0xy:pässw0rd";
    private static final String BASIC =
            Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    @AutoClose
    private final ScriptedService proxy = new ScriptedService();

    private HttpSettings through(HttpSettings settings) {
        return settings.withProxy(
                InetSocketAddress.createUnresolved("127.0.0.1", proxy.port()),
                new PasswordAuthentication(USER, PASSWORD.toCharArray()));
    }

    @ParameterizedTest
    @EnumSource
    @ResourceLock(LogCapture.LEVELS)
    @Tag("AUTH-2")
    void gets_the_credentials_with_connect_and_the_service_never_sees_them(OperationCall call) throws Exception {
        TlsIdentity identity = TlsIdentity.named("ip:127.0.0.1");
        try (ScriptedService secured = new ScriptedService(identity.shown())) {
            secured.replying(ScriptedResponse.json(call.response()));
            proxy.replying(ScriptedResponse.tunnelTo(secured.port()));
            HttpSettings settings = through(secured.settings()).withSslContext(identity.trusted());

            try (LogCapture password = LogCapture.catching("pr0xy");
                    LogCapture encoded = LogCapture.catching(BASIC);
                    EngageClient client = EngageClient.connect(settings)) {
                assertThat(call.on(client.interventions()).isRight()).isTrue();

                assertThat(password.caught()).isEmpty();
                assertThat(encoded.caught()).isEmpty();
            }
            assertThat(proxy.onlyRequest().line()).startsWith("CONNECT 127.0.0.1:");
            assertThat(proxy.onlyRequest().header("Proxy-Authorization")).containsExactly("Basic " + BASIC);
            assertThat(proxy.onlyRequest().header("Authorization")).isEmpty();
            assertThat(secured.onlyRequest().header("Proxy-Authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void gets_the_credentials_with_each_request_over_plain_http(OperationCall call) {
        proxy.replying(ScriptedResponse.json(call.response()));
        HttpSettings settings = through(HttpSettings.allowingPlainHttpTo(
                        "service.test", URI.create("http://service.test/1.0"), () -> TestData.TOKEN)
                .withBudget(CountingBudget.unlimited())
                .sendingOnce());

        try (EngageClient client = EngageClient.connect(settings)) {
            assertThat(call.on(client.interventions()).isRight()).isTrue();
            assertThat(call.on(client.interventions()).isRight()).isTrue();
        }

        assertThat(proxy.requests())
                .hasSize(2)
                .map(request -> request.header("Proxy-Authorization"))
                .containsOnly(List.of("Basic " + BASIC));
    }

    @Test
    void that_refuses_the_credentials_is_asked_once_and_not_quoted() {
        proxy.replying(ScriptedResponse.status(407, "not " + BASIC, "Proxy-Authenticate: Basic realm=\"x\""));
        HttpSettings settings = through(HttpSettings.of(URI.create("https://account.invalid/1.0"), () -> TestData.TOKEN)
                .sendingOnce());

        try (EngageClient client = EngageClient.connect(settings)) {
            assertThat(client.interventions().get(TestData.INTERVENTION).getLeft())
                    .isInstanceOfSatisfying(
                            Unavailable.Unreachable.class,
                            error -> assertThat(error.toString())
                                    .contains("the proxy answers 407")
                                    .doesNotContain(BASIC, PASSWORD));
        }
        assertThat(proxy.requests()).hasSize(1);
    }

    @Test
    void is_not_sent_credentials_of_earlier_settings() {
        proxy.replying(ScriptedResponse.status(407, "no"));
        HttpSettings settings = through(HttpSettings.of(URI.create("https://account.invalid/1.0"), () -> TestData.TOKEN)
                        .sendingOnce())
                .withProxy(InetSocketAddress.createUnresolved("127.0.0.1", proxy.port()));

        try (EngageClient client = EngageClient.connect(settings)) {
            client.interventions().get(TestData.INTERVENTION);
        }

        assertThat(proxy.onlyRequest().header("Proxy-Authorization")).isEmpty();
    }

    @Test
    @Tag("AUTH-2")
    void is_in_no_text_of_the_settings_with_its_credentials() {
        assertThat(through(HttpSettings.of(proxy.baseUri(), () -> TestData.TOKEN))
                        .toString())
                .doesNotContain(USER, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a\nb"})
    void a_user_that_basic_cannot_carry_is_refused(String user) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.settings()
                        .withProxy(
                                InetSocketAddress.createUnresolved("127.0.0.1", 1),
                                new PasswordAuthentication(user, new char[0])))
                .withMessageContaining("the proxy's user");
    }

    @Test
    void a_password_that_basic_cannot_carry_is_refused_and_not_shown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.settings()
                        .withProxy(
                                InetSocketAddress.createUnresolved("127.0.0.1", 1),
                                new PasswordAuthentication(USER, "s3cr3t\n".toCharArray())))
                .withMessage("the password of the proxy's user must have no control character");
    }
}
