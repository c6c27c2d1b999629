package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.transport.TimeSource;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** All tests share the JVM's system properties. */
@Isolated
class SocksProxyTest {

    private static final String HOST = "service.example";

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void forgetTheProxy() {
        System.clearProperty("socksProxyHost");
        System.clearProperty("socksProxyPort");
    }

    @Test
    void a_socks_proxy_of_the_system_properties_is_not_used() throws Exception {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));
        URI uri = URI.create("http://" + HOST + ":" + service.baseUri().getPort() + "/1.0");
        System.setProperty("socksProxyHost", "127.0.0.1");
        System.setProperty("socksProxyPort", "1");

        try (EngageClient client = EngageClient.connect(
                HttpSettings.allowingPlainHttpTo(HOST, uri, () -> TestData.TOKEN), TimeSource.SYSTEM, new Loopback())) {
            assertThat(client.interventions().get(TestData.INTERVENTION).isRight())
                    .isTrue();
        }
    }

    /** Under another name than its own, which the JVM always exempts from proxies. */
    private static final class Loopback implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
