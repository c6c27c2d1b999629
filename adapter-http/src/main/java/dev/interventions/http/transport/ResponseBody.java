package dev.interventions.http.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The body of a response as it was received, decoded only while it is read. It is decoded here and not by HttpClient, so that a content
 * encoding can neither fail a response whose status decides, nor cost its connection, nor inflate without a limit.
 */
public final class ResponseBody {

    /** Enough for the service's message. */
    private static final int BEGINNING_BYTES = 64 * 1024;

    private static final int BUFFER_BYTES = 8 * 1024;

    private final byte[] received;
    private final String contentEncoding;
    private final int maxBytes;

    /**
     * @param contentEncoding the values of all headers of this name, separated by commas
     * @param maxBytes the most bytes that the decoded content may have
     */
    public ResponseBody(byte[] received, String contentEncoding, int maxBytes) {
        this.received = received;
        this.contentEncoding = contentEncoding;
        this.maxBytes = maxBytes;
    }

    /** A body without a content encoding. */
    public static ResponseBody of(byte[] content) {
        return new ResponseBody(content, "", content.length);
    }

    /**
     * The decoded content, to be closed by the caller. A read fails if the content isn't encoded as the response says or has more
     * bytes than allowed, and once the deadline is over.
     */
    public InputStream content(Deadline deadline) {
        return new Limited(decoded(), maxBytes, deadline);
    }

    /** The first bytes of the decoded content, as far as it can be decoded; at most 64 KiB. */
    public byte[] beginning() {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        try (InputStream content = decoded()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int read = content.read(buffer);
            while (read >= 0 && beginning.size() < BEGINNING_BYTES) {
                beginning.write(buffer, 0, read);
                read = content.read(buffer);
            }
        } catch (IOException undecodable) {
            // What was decoded before the failure is kept.
        }
        byte[] bytes = beginning.toByteArray();
        return bytes.length <= BEGINNING_BYTES ? bytes : Arrays.copyOf(bytes, BEGINNING_BYTES);
    }

    private InputStream decoded() {
        if (contentEncoding.isEmpty()) {
            return new ByteArrayInputStream(received);
        }
        List<String> encodings = Arrays.stream(contentEncoding.split(",", -1))
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
        if (encodings.isEmpty()) {
            return new ByteArrayInputStream(received);
        }
        return switch (String.join(", ", encodings)) {
            case "gzip", "x-gzip" -> InflatedContent.gzip(received);
            case "deflate" -> InflatedContent.deflate(received);
            default -> new Unsupported(contentEncoding);
        };
    }

    /** Shows nothing of the body, which may hold personal data. */
    @Override
    public String toString() {
        return "ResponseBody[" + received.length + " bytes]";
    }

    /** Fails only when it is read, so that an encoding never fails a response whose content isn't needed. */
    private static final class Unsupported extends InputStream {

        private final String contentEncoding;

        private Unsupported(String contentEncoding) {
            this.contentEncoding = contentEncoding;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public int read() throws IOException {
            throw new IOException("its content encoding is not supported: " + contentEncoding);
        }
    }

    private static final class Limited extends FilterInputStream {

        private final int maxBytes;
        private final Deadline deadline;
        private long count;

        private Limited(InputStream content, int maxBytes, Deadline deadline) {
            super(content);
            this.maxBytes = maxBytes;
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (deadline.isOver()) {
                throw new IOException("the deadline was over before all of it was read");
            }
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            if (count > maxBytes) {
                throw new ResponseReader.BodyTooLargeException(maxBytes);
            }
            return read;
        }
    }
}
