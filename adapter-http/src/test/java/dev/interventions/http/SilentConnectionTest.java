package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SilentConnectionTest {

    private final SilentConnection connection = new SilentConnection(Http1Config.DEFAULT);

    @AutoClose
    private final Socket socket = new Socket();

    @Test
    void is_open_over_the_socket_that_it_is_bound_to() throws IOException {
        connection.bind(socket);

        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.getSocket()).isSameAs(socket);
        assertThat(connection.getSSLSession()).isNull();
    }

    @Test
    void speaks_over_tls_and_closes_what_is_under_it() throws IOException {
        try (SSLSocket tls = (SSLSocket) SSLSocketFactory.getDefault().createSocket()) {
            connection.bind(tls, socket);

            assertThat(connection.getSocket()).isSameAs(tls);
            connection.close(CloseMode.IMMEDIATE);
            assertThat(connection.getSocket()).isNull();
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void that_was_closed_while_it_was_made_stays_closed() {
        connection.close(CloseMode.IMMEDIATE);

        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> connection.bind(socket));

        assertThat(connection.isOpen()).isFalse();
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void waits_as_long_as_it_was_told_to_but_while_it_is_idle() throws IOException {
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
    void reads_past_what_comes_before_an_answer() {
        try (ScriptedService service = new ScriptedService();
                HttpInterventions interventions = HttpInterventions.connect(service.settings())) {
            service.replying(Reply.raw("left over\r\n").then(Reply.json(Given.ANSWER)));

            assertThat(interventions.get(Given.INTERVENTION).isRight()).isTrue();
        }
    }
}
