package dev.interventions.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client of the inspector's events, on a socket of its own. */
final class EventReader implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final BufferedReader reader;
    private final String head;

    private EventReader(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder lines = new StringBuilder();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            lines.append(line).append('\n');
        }
        head = lines.toString();
    }

    /** Opens a stream of events, without a token if this one is empty. */
    static EventReader open(URI root, String token) {
        try {
            Socket socket = new Socket(root.getHost(), root.getPort());
            String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
            socket.getOutputStream()
                    .write(("GET /_emulator/inspector/events HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\n"
                                    + authorization + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new EventReader(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String statusLine() {
        return head.lines().findFirst().orElse("");
    }

    String contentType() {
        return head.lines()
                .filter(line -> line.startsWith("Content-Type: "))
                .map(line -> line.substring("Content-Type: ".length()))
                .findFirst()
                .orElse("");
    }

    /** The data of the next event. */
    String next() {
        for (String line = line(); line != null; line = line()) {
            if (line.startsWith("data: ")) {
                return line.substring("data: ".length());
            }
        }
        throw new AssertionError("the stream has ended");
    }

    /** The data of the next event that contains this. */
    String nextWith(String part) {
        String data = next();
        while (!data.contains(part)) {
            data = next();
        }
        return data;
    }

    /** Reads on until the stream ends. */
    void awaitEnd() {
        while (line() != null) {
            // What is sent before the end doesn't matter.
        }
    }

    private String line() {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
