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
@SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
record HttpMessage(String head, byte[] body) {

    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Reads the next message, which must state its length, as the messages between adapter and emulator do. */
    static HttpMessage read(InputStream socket) throws IOException {
        // The buffer loses no bytes: a peer doesn't send its next message before it has received the other's.
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

    /** Whether this request is a write. */
    boolean isWrite() {
        return !method().equals("GET");
    }

    /** The status and reason of this response, such as {@code 200 OK}. */
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
