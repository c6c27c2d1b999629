package dev.interventions.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.http.Await;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpInterventions;
import dev.interventions.http.OperationCall;
import dev.interventions.http.ScriptedResponse;
import dev.interventions.http.ScriptedService;
import dev.interventions.http.TestData;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafeConnectionTest {

    private final SafeConnection connection = new SafeConnection(Http1Config.DEFAULT);

    @AutoClose
    private final Socket socket = socket();

    private static Socket socket() {
        try {
            return SocketChannel.open().socket();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void is_open_over_the_socket_that_it_is_bound_to() throws IOException {
        connection.bind(socket);

        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.getSocket()).isSameAs(socket);
        assertThat(connection.getSSLSession()).isNull();
    }

    @Test
    void uses_tls_and_closes_the_socket_under_it() throws IOException {
        try (SSLSocket tls = (SSLSocket) SSLSocketFactory.getDefault().createSocket()) {
            connection.bind(tls, socket);

            assertThat(connection.getSocket()).isSameAs(tls);
            connection.close(CloseMode.IMMEDIATE);
            assertThat(connection.getSocket()).isNull();
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void closes_its_socket_in_a_graceful_close() throws IOException {
        try (Peer peer = new Peer()) {
            peer.connect(socket);
            connection.bind(socket);

            connection.close();

            assertThat(connection.isOpen()).isFalse();
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void stays_closed_if_it_was_closed_while_it_was_created() {
        connection.close(CloseMode.IMMEDIATE);

        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> connection.bind(socket));

        assertThat(connection.isOpen()).isFalse();
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void keeps_its_socket_timeout_except_while_it_is_idle() throws IOException {
        connection.bind(socket);
        connection.setSocketTimeout(Timeout.ofSeconds(7));

        connection.passivate();
        assertThat(socket.getSoTimeout()).isZero();
        connection.activate();
        assertThat(socket.getSoTimeout()).isEqualTo(7_000);
    }

    @Test
    void keeps_the_timeout_that_its_socket_has() throws IOException {
        socket.setSoTimeout(7_000);
        connection.bind(socket);

        connection.passivate();
        connection.activate();

        assertThat(socket.getSoTimeout()).isEqualTo(7_000);
    }

    @Test
    void accepts_only_a_response_as_a_response() {
        try (ScriptedService service = new ScriptedService();
                EngageClient client = EngageClient.connect(service.settings())) {
            HttpInterventions interventions = client.interventions();
            service.replying(ScriptedResponse.raw("left over\r\n").then(ScriptedResponse.json(TestData.RESPONSE)));

            assertThat(interventions.get(TestData.INTERVENTION).getLeft()).isInstanceOf(MalformedResponse.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("WIRE-13")
    void never_takes_unrequested_bytes_for_the_next_response(OperationCall next) {
        String response =
                "HTTP/1.1 200 OK\r\nContent-Length: " + TestData.RESPONSE.length() + "\r\n\r\n" + TestData.RESPONSE;
        String surplus = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        try (ScriptedService service = new ScriptedService();
                EngageClient client = EngageClient.connect(service.settings())) {
            HttpInterventions interventions = client.interventions();
            service.replying(ScriptedResponse.raw(response + surplus));
            interventions.get(TestData.INTERVENTION);
            service.replying(ScriptedResponse.json(next.response()));

            assertThat(next.on(interventions).isRight()).isTrue();
            assertThat(service.connections()).isEqualTo(2);
        }
    }

    @Test
    void is_not_stale_if_nothing_has_arrived() throws IOException {
        try (Peer peer = new Peer()) {
            peer.connect(socket);
            connection.bind(socket);
            connection.passivate();

            assertThat(connection.isStale()).isFalse();
            assertThat(connection.isStale()).isFalse();
        }
    }

    @Test
    void is_stale_if_unrequested_bytes_have_arrived() throws Exception {
        try (Peer peer = new Peer()) {
            peer.connect(socket);
            connection.bind(socket);
            connection.passivate();
            peer.accepted().getOutputStream().write('x');
            Await.until("they arrive", () -> socket.getInputStream().available() > 0);

            assertThat(connection.isStale()).isTrue();
            assertThat(connection.isStale()).isTrue();
        }
    }

    @Test
    void is_stale_if_it_is_closed() throws IOException {
        connection.bind(socket);
        connection.close(CloseMode.IMMEDIATE);

        assertThat(connection.isStale()).isTrue();
    }

    @Test
    void is_stale_if_the_peer_has_closed_it() throws Exception {
        try (Peer peer = new Peer()) {
            peer.connect(socket);
            connection.bind(socket);
            peer.accepted().close();

            // The kernel of a busy machine may deliver the end a little later.
            Await.until("it is stale", connection::isStale);
        }
    }

    /** The other end of a socket. */
    private static final class Peer implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private Socket accepted = new Socket();

        private Peer() throws IOException {}

        void connect(Socket socket) throws IOException {
            socket.connect(listener.getLocalSocketAddress());
            accepted = listener.accept();
        }

        Socket accepted() {
            return accepted;
        }

        @Override
        public void close() throws IOException {
            accepted.close();
            listener.close();
        }
    }
}
