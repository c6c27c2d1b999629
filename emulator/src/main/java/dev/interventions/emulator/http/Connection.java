package dev.interventions.emulator.http;

import dev.interventions.emulator.http.RequestReader.Head;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/** A client's connection. Its requests are handled one after the other, on one thread. */
final class Connection implements Runnable, AutoCloseable {

    private static final int REQUEST_TIMEOUT = 408;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static volatile DateText lastDate = DateText.of(Instant.EPOCH);

    private final Socket socket;
    private final TimedInput input;
    private final OutputStream output;
    private final RequestReader reader;
    private final RequestHandler handler;
    private volatile Phase phase = Phase.reading();

    /** The phase of a connection, and when it began, by {@link System#nanoTime}. */
    private record Phase(boolean isResponding, long since) {

        private static Phase reading() {
            return new Phase(false, System.nanoTime());
        }

        private static Phase responding() {
            return new Phase(true, System.nanoTime());
        }

        private long nanos() {
            return System.nanoTime() - since;
        }
    }

    private record DateText(Instant second, String text) {

        static DateText of(Instant second) {
            return new DateText(second, DATE.format(second.atOffset(ZoneOffset.UTC)));
        }
    }

    Connection(Socket socket, HttpLimits limits, RequestHandler handler) throws IOException {
        this.socket = socket;
        this.handler = handler;
        socket.setTcpNoDelay(true);
        input = new TimedInput(socket);
        output = socket.getOutputStream();
        reader = new RequestReader(input, limits);
    }

    /** How long the connection has been waiting for a complete request; negative while one is handled. */
    long nanosWithoutRequest() {
        Phase now = phase;
        return now.isResponding() ? -1 : now.nanos();
    }

    /** Whether a response has taken so long that the client can't be reading it. */
    boolean isStuck() {
        Phase now = phase;
        return now.isResponding() && now.nanos() > HttpLimits.RESPONSE_TIME.toNanos();
    }

    @Override
    public void run() {
        try (socket) {
            boolean another = true;
            while (another && reader.hasNext()) {
                another = handleNext();
                phase = Phase.reading();
            }
        } catch (IOException e) {
            // The client is gone, or the server is closing: no response can be sent.
        }
    }

    /** Reads and handles a request, and returns whether the connection stays open. */
    private boolean handleNext() throws IOException {
        Head head;
        HttpRequest request;
        try {
            head = reader.head();
            if (head.expectsContinue() && !reader.isTooLong(head)) {
                output.write(CONTINUE);
            }
            request = head.withBody(reader.body(head));
        } catch (RefusedRequestException e) {
            return refused(e.status(), String.valueOf(e.getMessage()));
        } catch (SocketTimeoutException e) {
            return refused(REQUEST_TIMEOUT, "the request was not complete in time");
        }
        return respond(request, head.keepsConnection() && request.body().isDefined());
    }

    private boolean respond(HttpRequest request, boolean another) throws IOException {
        phase = Phase.responding();
        Option<HttpResponse> response = handler.response(request);
        if (response.isEmpty()) {
            return false;
        }
        boolean withBody = !request.method().equals("HEAD");
        if (response.get().stream().isDefined()) {
            stream(response.get(), withBody);
            return false;
        }
        write(response.get(), another, withBody);
        if (request.body().isEmpty()) {
            linger();
        }
        return another && response.get().cutAfter().isEmpty();
    }

    private boolean refused(int status, String message) throws IOException {
        phase = Phase.responding();
        write(handler.refuse(status, message), false, true);
        linger();
        return false;
    }

    private void write(HttpResponse response, boolean another, boolean withBody) throws IOException {
        byte[] body = response.body();
        byte[] head = head(response, body.length, another).getBytes(StandardCharsets.ISO_8859_1);
        int sent = withBody ? Math.min(body.length, response.cutAfter().getOrElse(body.length)) : 0;
        if (sent > HttpLimits.SMALL_BODY_BYTES) {
            output.write(head);
            output.write(body, 0, sent);
            return;
        }
        // In one packet, which is all that most responses need.
        byte[] all = Arrays.copyOf(head, head.length + sent);
        System.arraycopy(body, 0, all, head.length, sent);
        output.write(all);
    }

    /** Each part restarts the time for a response, so that the connection is closed if the client doesn't read for that time. */
    private void stream(HttpResponse response, boolean withBody) throws IOException {
        output.write(head(response, "Connection: close").getBytes(StandardCharsets.ISO_8859_1));
        if (withBody) {
            try {
                response.stream().forEach(stream -> stream.writeTo(this::writePart));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private void writePart(String part) {
        phase = Phase.responding();
        try {
            output.write(part.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(HttpResponse response, int length, boolean another) {
        return head(response, "Content-Length: " + length + "\r\nConnection: " + (another ? "keep-alive" : "close"));
    }

    private static String head(HttpResponse response, String framing) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(response.reason())
                .append("\r\nDate: ")
                .append(dateOf(response))
                .append("\r\n")
                .append(framing);
        response.headers()
                .forEach((name, value) ->
                        head.append("\r\n").append(name).append(": ").append(value));
        return head.append("\r\n\r\n").toString();
    }

    /** Caches the text for the present second: formatting it takes as long as the rest of the head. */
    private static String dateOf(HttpResponse response) {
        Instant date = response.date().getOrElse(Instant::now).truncatedTo(ChronoUnit.SECONDS);
        DateText last = lastDate;
        if (!last.second().equals(date)) {
            last = DateText.of(date);
            lastDate = last;
        }
        return last.text();
    }

    /** Reads and discards for a while: closing while the client is sending would reset the connection and lose the response. */
    private void linger() throws IOException {
        socket.shutdownOutput();
        input.within(HttpLimits.LINGER_TIME);
        try {
            input.discard();
        } catch (SocketTimeoutException e) {
            // The client sends more than is worth waiting for.
        }
    }

    /** Closes the connection at once, whatever it is doing. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It counts as closed.
        }
    }
}
