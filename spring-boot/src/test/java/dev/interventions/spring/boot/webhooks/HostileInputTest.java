package dev.interventions.spring.boot.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.spring.boot.webhooks.Door.Opened;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a sender can cost that means harm, at each door. */
@Timeout(300)
class HostileInputTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int HUGE = 100 * MEGABYTE;

    static {
        // In seconds; read once for each process. The JDK's server has no other limit for a sender that stops.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_secret_is_answered_before_the_body_is_sent(Door door) throws IOException {
        try (Opened opened = door.open();
                Socket socket = post(opened, "wrong", HUGE)) {
            assertThat(status(socket)).isEqualTo(401);
            assertStillWorks(opened);
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_100_megabytes_little_is_taken(Door door) throws IOException {
        try (Opened opened = door.open();
                Socket socket = post(opened, Door.SECRET, HUGE)) {
            assertThat(sent(socket, HUGE)).isLessThan(32 * MEGABYTE);
            assertStillWorks(opened);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_sender_that_stops_in_its_body_is_disconnected(Door door) throws IOException {
        try (Opened opened = door.open();
                Socket socket = post(opened, Door.SECRET, 1_000)) {
            socket.getOutputStream().write('{');

            assertThat(status(socket)).isIn(0, 400, 408, 500);
            assertStillWorks(opened);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deeply_nested_body_is_rejected(Door door) throws IOException {
        byte[] nested = new byte[MEGABYTE - 1];
        Arrays.fill(nested, (byte) '[');
        try (Opened opened = door.open();
                Socket socket = post(opened, Door.SECRET, nested.length)) {
            socket.getOutputStream().write(nested);

            assertThat(status(socket)).isEqualTo(400);
            assertStillWorks(opened);
        }
    }

    private static void assertStillWorks(Opened opened) throws IOException {
        byte[] delivery = "{\"events\":[]}".getBytes(StandardCharsets.UTF_8);
        try (Socket socket = post(opened, Door.SECRET, delivery.length)) {
            socket.getOutputStream().write(delivery);

            assertThat(status(socket)).isEqualTo(200);
        }
    }

    /** A request of which only the headers are sent. */
    private static Socket post(Opened opened, String secret, int length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), opened.port());
        String headers = "POST /hook HTTP/1.1\r\nHost: localhost\r\nX-Dimelo-Secret: " + secret + "\r\nContent-Length: "
                + length + "\r\n\r\n";
        socket.getOutputStream().write(headers.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The status of the response, or 0 if the connection is closed without one. */
    private static int status(Socket socket) {
        try {
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ", 3)[1]);
        } catch (IOException reset) {
            return 0;
        }
    }

    /** How many bytes the server takes before it closes the connection. */
    private static int sent(Socket socket, int length) {
        byte[] part = new byte[64 * 1024];
        int sent = 0;
        try {
            OutputStream out = socket.getOutputStream();
            for (; sent < length; sent += part.length) {
                out.write(part);
            }
        } catch (IOException closed) {
            return sent;
        }
        return sent;
    }
}
