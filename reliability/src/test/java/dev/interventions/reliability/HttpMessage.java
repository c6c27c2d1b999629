package dev.interventions.reliability;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request or a response, byte for byte.
 *
 * @param head the first line and the headers, with the empty line at the end
 */
@SuppressWarnings("ArrayRecordComponent") // It is passed on, and never compared.
record HttpMessage(String head, byte[] body) {

    private static final String END_OF_HEAD = "\r\n\r\n";

    /** The next one; it must say its length, as all do between adapter and emulator. */
    static HttpMessage read(InputStream socket) throws IOException {
        // Nothing is lost in the buffer: no peer sends more than one message before it gets the other's.
        InputStream in = new BufferedInputStream(socket);
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the peer has gone");
            }
            head.append((char) next);
        }
        HttpMessage bodiless = new HttpMessage(head.toString(), new byte[0]);
        String length = bodiless.header("Content-Length");
        return new HttpMessage(bodiless.head, in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)));
    }

    /** The value of this header, empty if there is none. */
    String header(String name) {
        Matcher found = Pattern.compile("(?im)^" + name + ": *(.*?)\r?$").matcher(head);
        return found.find() ? found.group(1) : "";
    }

    String method() {
        return head.substring(0, head.indexOf(' '));
    }

    /** Of a request, whether it asks for a change. */
    boolean isWrite() {
        return !method().equals("GET");
    }

    /** Of a response, the end of its first line: {@code 200 OK}. */
    String status() {
        return head.substring(head.indexOf(' ') + 1, head.indexOf("\r\n"));
    }

    String token() {
        return header("Authorization").replaceFirst("^Bearer ", "");
    }

    byte[] bytes() {
        byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(headBytes);
        all.writeBytes(body);
        return all.toByteArray();
    }
}
