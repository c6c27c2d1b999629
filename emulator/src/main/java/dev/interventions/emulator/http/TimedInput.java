package dev.interventions.emulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Reads from a socket until a deadline, after which it throws a {@link SocketTimeoutException}. The socket's own timeout is not enough: it
 * starts again with each read, so a client that sends single bytes would never exceed it.
 */
final class TimedInput {

    private static final int BUFFER_BYTES = 8 * 1024;

    private final Socket socket;
    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private long deadline;

    TimedInput(Socket socket) throws IOException {
        this.socket = socket;
        this.bytes = socket.getInputStream();
    }

    /** Sets the deadline of the following reads. */
    void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /** Whether there is one more byte before the client ends the connection. */
    boolean hasNext() throws IOException {
        return next < end || fill();
    }

    private boolean fill() throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("past the deadline");
        }
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        next = 0;
        end = Math.max(0, bytes.read(buffer));
        return end > 0;
    }

    /** The next line, each byte as a character, without its line feed and a carriage return before it. */
    String line(int atMost, int statusBeyond) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            require();
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.append(new String(buffer, from, next - from, StandardCharsets.ISO_8859_1));
            if (line.length() > atMost) {
                throw new RefusedRequestException(statusBeyond, "a line must have at most " + atMost + " bytes");
            }
            if (next < end) {
                next++;
                return withoutCarriageReturn(line);
            }
        }
    }

    private static String withoutCarriageReturn(StringBuilder line) {
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return line.toString();
    }

    /** The next bytes, exactly this many. */
    byte[] bytes(int number) throws IOException {
        byte[] read = new byte[number];
        int there = 0;
        while (there < number) {
            require();
            int part = Math.min(number - there, end - next);
            System.arraycopy(buffer, next, read, there, part);
            next += part;
            there += part;
        }
        return read;
    }

    private void require() throws IOException {
        if (!hasNext()) {
            throw new EOFException("the client ended the connection within a request");
        }
    }

    /** Reads and discards what the client still sends. */
    void discard() throws IOException {
        do {
            next = end;
        } while (hasNext());
    }
}
