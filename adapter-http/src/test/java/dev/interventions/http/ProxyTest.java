package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProxyTest {

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    @AutoClose
    private final ServerSocket proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

    ProxyTest() throws IOException {}

    @Test
    @Tag("WIRE-1")
    void a_request_over_http_names_the_whole_uri_for_the_proxy() {
        service.replying(ScriptedResponse.json(TestData.RESPONSE));

        assertReadsTwice(HttpSettings.of(URI.create("http://localhost:1/1.0"), () -> TestData.TOKEN)
                .withProxy(InetSocketAddress.createUnresolved("127.0.0.1", service.port())));

        assertThat(service.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.line())
                    .isEqualTo(
                            "GET http://localhost:1/1.0/interventions/" + TestData.INTERVENTION.value() + " HTTP/1.1");
            assertThat(request.header("Host")).containsExactly("localhost:1");
        });
        assertThat(service.connections()).isEqualTo(1);
    }

    @Test
    @Tag("WIRE-1")
    @Tag("AUTH-2")
    void requests_over_https_share_one_tunnel_through_the_proxy(@TempDir Path directory) throws Exception {
        TlsIdentity identity = TlsIdentity.named("dns:localhost,ip:127.0.0.1", directory);
        try (ScriptedService target = new ScriptedService(identity.shown())) {
            target.replying(ScriptedResponse.json(TestData.RESPONSE));
            CompletableFuture<String> head = CompletableFuture.supplyAsync(() -> tunnelTo(target.port()));

            assertReadsTwice(HttpSettings.of(target.baseUri(), () -> TestData.TOKEN)
                    .withSslContext(identity.trusted())
                    .withProxy(InetSocketAddress.createUnresolved("127.0.0.1", proxy.getLocalPort())));

            assertThat(head.join())
                    .startsWith("CONNECT " + target.baseUri().getAuthority() + " HTTP/1.1\r\n")
                    .doesNotContain(TestData.TOKEN);
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

    /** Opens one tunnel. Returns the head of the request for it when the client has closed it. */
    private String tunnelTo(int port) {
        try (Socket client = proxy.accept();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = readHead(client.getInputStream());
            client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            CompletableFuture<Void> back = CompletableFuture.runAsync(() -> pass(target, client));
            pass(client, target);
            back.join();
            return head;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("only this was received: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException closed) {
            // The other side has closed its connection.
        } finally {
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException unimportant) {
            // It is closed anyway.
        }
    }
}
