package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProxyTest {

    @AutoClose
    private final ScriptedService proxy = new ScriptedService();

    @Test
    @Tag("WIRE-1")
    void a_request_over_http_names_the_whole_uri_for_the_proxy() {
        proxy.replying(ScriptedResponse.json(TestData.RESPONSE));

        assertReadsTwice(HttpSettings.of(URI.create("http://localhost:1/1.0"), () -> TestData.TOKEN)
                .withProxy(InetSocketAddress.createUnresolved("127.0.0.1", proxy.port())));

        assertThat(proxy.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.line())
                    .isEqualTo(
                            "GET http://localhost:1/1.0/interventions/" + TestData.INTERVENTION.value() + " HTTP/1.1");
            assertThat(request.header("Host")).containsExactly("localhost:1");
        });
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    @Tag("WIRE-1")
    @Tag("AUTH-2")
    void requests_over_https_share_one_tunnel_through_the_proxy() throws Exception {
        TlsIdentity identity = TlsIdentity.named("dns:localhost,ip:127.0.0.1");
        try (ScriptedService target = new ScriptedService(identity.shown())) {
            target.replying(ScriptedResponse.json(TestData.RESPONSE));
            proxy.replying(ScriptedResponse.tunnelTo(target.port()));

            assertReadsTwice(target.persistentSettings()
                    .withSslContext(identity.trusted())
                    .withProxy(InetSocketAddress.createUnresolved("127.0.0.1", proxy.port())));

            assertThat(proxy.onlyRequest().line())
                    .isEqualTo("CONNECT " + target.baseUri().getAuthority() + " HTTP/1.1");
            assertThat(proxy.onlyRequest().header("Authorization")).isEmpty();
            assertThat(target.requests()).hasSize(2);
            assertThat(target.connections()).isEqualTo(1);
        }
    }

    private static void assertReadsTwice(HttpSettings settings) {
        try (EngageClient client = EngageClient.connect(
                settings.withBudget(CountingBudget.unlimited()).sendingOnce())) {
            for (int call = 0; call < 2; call++) {
                assertThat(client.interventions().get(TestData.INTERVENTION).isRight())
                        .isTrue();
            }
        }
    }
}
