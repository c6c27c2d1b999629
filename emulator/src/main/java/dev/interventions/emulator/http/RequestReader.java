package dev.interventions.emulator.http;

import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the requests of a connection, one after the other (RFC 9112). */
final class RequestReader {

    private static final int BAD_REQUEST = 400;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    // Characters such as {, } and | are accepted without encoding, since they are unambiguous.
    private static final Pattern REQUEST_LINE =
            Pattern.compile("(" + TOKEN + ") ([^\\x00-\\x20\\x7f]+) HTTP/([0-9])\\.([0-9])");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER = Pattern.compile("(" + TOKEN + "):[ \\t]*([^\\x00-\\x08\\x0a-\\x1f\\x7f]*)");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})[ \\t]*(?:;.*)?");

    private final TimedInput input;
    private final HttpLimits limits;

    RequestReader(TimedInput input, HttpLimits limits) {
        this.input = input;
        this.limits = limits;
    }

    /** A request line and its headers. */
    record Head(String method, String path, String query, boolean http11, Map<String, String> headers) {

        private Option<String> header(String name) {
            return Option.of(headers.get(name));
        }

        /** Whether the client waits for a 100 before it sends the body. */
        boolean expectsContinue() {
            return http11 && header("expect").exists("100-continue"::equalsIgnoreCase);
        }

        /** Whether the connection stays open for another request. */
        boolean keepsConnection() {
            String connection = header("connection").getOrElse("").toLowerCase(Locale.ROOT);
            return http11 ? !connection.contains("close") : connection.contains("keep-alive");
        }

        HttpRequest withBody(Option<byte[]> body) {
            return new HttpRequest(method, path, query, headers, body);
        }
    }

    /** Waits for the next request to begin, and returns whether there is one. */
    boolean hasNext() throws IOException {
        input.within(HttpLimits.IDLE_TIME);
        try {
            return input.hasNext();
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    Head head() throws IOException {
        input.within(limits.headTime());
        String line = input.line(HttpLimits.LINE_BYTES, URI_TOO_LONG);
        // Some clients send an empty line after a body.
        Matcher request = REQUEST_LINE.matcher(line.isEmpty() ? input.line(HttpLimits.LINE_BYTES, URI_TOO_LONG) : line);
        if (!request.matches()) {
            throw new RefusedRequestException(BAD_REQUEST, "the first line is not that of an HTTP request");
        }
        if (!request.group(3).equals("1")) {
            throw new RefusedRequestException(VERSION_NOT_SUPPORTED, "only HTTP/1.1 and HTTP/1.0 are supported");
        }
        String target = ORIGIN.matcher(request.group(2)).replaceFirst("");
        int question = target.indexOf('?');
        return new Head(
                request.group(1),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                !request.group(4).equals("0"),
                headers());
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        int number = 0;
        int bytes = 0;
        for (String line = headerLine(); !line.isEmpty(); line = headerLine()) {
            number++;
            bytes += line.length();
            if (number > HttpLimits.HEADERS || bytes > HttpLimits.HEADERS_BYTES) {
                throw new RefusedRequestException(
                        HEADERS_TOO_LARGE,
                        "there must be at most " + HttpLimits.HEADERS + " headers with " + HttpLimits.HEADERS_BYTES
                                + " bytes in all");
            }
            add(headers, line);
        }
        return headers;
    }

    private String headerLine() throws IOException {
        return input.line(HttpLimits.HEADERS_BYTES, HEADERS_TOO_LARGE);
    }

    private static void add(Map<String, String> headers, String line) throws IOException {
        Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            throw new RefusedRequestException(BAD_REQUEST, "a header is not of the form NAME: VALUE");
        }
        String name = header.group(1).toLowerCase(Locale.ROOT);
        @Nullable String before = headers.putIfAbsent(name, header.group(2).strip());
        // With two of them, the end of the body is ambiguous.
        if (before != null && (name.equals("content-length") || name.equals("transfer-encoding"))) {
            throw new RefusedRequestException(BAD_REQUEST, "the header " + name + " must not be repeated");
        }
    }

    /** Whether the announced length of the body is over the limit. */
    boolean isTooLong(Head head) throws IOException {
        return lengthOf(head) > bodyBytes(head);
    }

    private int bodyBytes(Head head) {
        return limits.bodyBytes().applyAsInt(head.path());
    }

    /** The body; none if it is over the limit, and then it is not read to its end. */
    Option<byte[]> body(Head head) throws IOException {
        input.within(limits.bodyTime());
        if (head.header("transfer-encoding").isDefined()) {
            return chunks(head);
        }
        return isTooLong(head) ? Option.none() : Option.some(input.bytes((int) lengthOf(head)));
    }

    private static long lengthOf(Head head) throws IOException {
        String length = head.header("content-length").getOrElse("0");
        if (!LENGTH.matcher(length).matches()) {
            throw new RefusedRequestException(BAD_REQUEST, "content-length must be a whole number");
        }
        return Long.parseLong(length);
    }

    private Option<byte[]> chunks(Head head) throws IOException {
        if (head.header("content-length").isDefined()) {
            throw new RefusedRequestException(BAD_REQUEST, "content-length and transfer-encoding exclude each other");
        }
        if (!head.header("transfer-encoding").exists("chunked"::equalsIgnoreCase)) {
            throw new RefusedRequestException(NOT_IMPLEMENTED, "the only transfer-encoding is chunked");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            if (body.size() + size > bodyBytes(head)) {
                return Option.none();
            }
            body.writeBytes(input.bytes((int) size));
            if (!chunkLine().isEmpty()) {
                throw new RefusedRequestException(BAD_REQUEST, "a chunk is longer than its size");
            }
        }
        // Trailers are read and ignored.
        headers();
        return Option.some(body.toByteArray());
    }

    private long chunkSize() throws IOException {
        Matcher size = CHUNK_SIZE.matcher(chunkLine());
        if (!size.matches()) {
            throw new RefusedRequestException(BAD_REQUEST, "a chunk must begin with its size");
        }
        return Long.parseLong(size.group(1), 16);
    }

    private String chunkLine() throws IOException {
        return input.line(HttpLimits.CHUNK_LINE_BYTES, BAD_REQUEST);
    }
}
