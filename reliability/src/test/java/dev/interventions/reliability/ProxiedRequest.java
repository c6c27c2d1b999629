package dev.interventions.reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A request that the proxy received, with the actions of which a {@link Fault} consists. */
final class ProxiedRequest {

    private static final int DRIBBLE_MILLIS = 5;
    private static final int SEGMENT_BYTES = 4_096;

    private final Socket client;
    private final URI service;
    private final URI trap;
    private final Lateness lateness;
    private final ClientDeadline deadline;
    private final HttpMessage request;

    ProxiedRequest(
            Socket client, URI service, URI trap, Lateness lateness, ClientDeadline deadline, HttpMessage request) {
        this.client = client;
        this.service = service;
        this.trap = trap;
        this.lateness = lateness;
        this.deadline = deadline;
        this.request = request;
    }

    /** The target of redirects, which no client may follow. */
    URI trap() {
        return trap;
    }

    /** Forwards the request to the service, and returns its response. */
    HttpMessage forward() throws IOException {
        try (Socket upstream = new Socket()) {
            // So many short connections would use up the ports of the machine if each were closed gracefully.
            upstream.setOption(StandardSocketOptions.SO_LINGER, 0);
            upstream.setTcpNoDelay(true);
            upstream.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            upstream.getOutputStream().write(request.bytes());
            return HttpMessage.read(upstream.getInputStream());
        }
    }

    /** Forwards the request to the service some time after the client has disconnected. */
    boolean forwardTooLate() throws IOException {
        silence();
        lateness.await();
        forward();
        return hangUp();
    }

    /** Forwards the request to the service and its response to the client. */
    boolean passOn() throws IOException {
        return send(forward().bytes());
    }

    boolean send(byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
        client.getOutputStream().flush();
        return true;
    }

    boolean send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A response with this status line's end and these headers. */
    boolean response(String status, byte[] body, String... headers) throws IOException {
        return send(head(status, "Content-Length: " + body.length, headers)) && send(body);
    }

    boolean response(String status, String body, String... headers) throws IOException {
        return response(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static String head(String status, String framing, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
        return head.append(framing)
                .append(framing.isEmpty() ? "\r\n" : "\r\n\r\n")
                .toString();
    }

    /** Sends these bytes one by one, and repeats the last one past the deadline, until the client disconnects. */
    boolean dribble(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (byte next : bytes) {
            client.getOutputStream().write(next);
            if (clientLeavesWithin(DRIBBLE_MILLIS)) {
                return false;
            }
        }
        deadline.reach(request);
        while (!clientLeavesWithin(DRIBBLE_MILLIS)) {
            client.getOutputStream().write(bytes[bytes.length - 1]);
        }
        return false;
    }

    /** Repeats this text until the client disconnects. */
    boolean endlessly(String text) throws IOException {
        String many = text.repeat(1 + SEGMENT_BYTES / text.length());
        while (!clientLeavesWithin(1)) {
            send(many);
        }
        return false;
    }

    /** Repeats this text past the deadline, until the client disconnects. */
    boolean endlesslyPastTheDeadline(String text) throws IOException {
        deadline.reach(request);
        return endlessly(text);
    }

    /** Sends nothing more past the deadline, until the client disconnects. */
    boolean silence() throws IOException {
        deadline.reach(request);
        return awaitDeparture();
    }

    /** Waits until the client disconnects. */
    boolean awaitDeparture() throws IOException {
        while (!clientLeavesWithin(1_000)) {
            // The client is still connected.
        }
        return false;
    }

    /** Waits for some time; returns whether the client disconnected meanwhile. */
    boolean clientLeavesWithin(int millis) throws IOException {
        client.setSoTimeout(millis);
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException gone) {
            return true;
        } finally {
            if (!client.isClosed()) {
                client.setSoTimeout(0);
            }
        }
    }

    /** Ends the connection as if the machine had crashed. */
    boolean reset() throws IOException {
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        client.close();
        return false;
    }

    /** Closes the connection gracefully. */
    boolean hangUp() {
        return false;
    }

    /** Ends this side's half of the connection only. */
    boolean halfClose() throws IOException {
        client.shutdownOutput();
        return awaitDeparture();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
