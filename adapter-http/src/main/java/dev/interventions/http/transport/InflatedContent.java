package dev.interventions.http.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Inflates a body that was received as gzip, of one or more members (RFC 1952), or as deflate, with or without the header of zlib (RFC
 * 1950). {@link java.util.zip.GZIPInputStream} isn't used since it recurses for each empty member, so that a short body can overflow the
 * stack.
 */
final class InflatedContent extends InputStream {

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int DEFLATED = 8;

    private final byte[] received;
    private final boolean isGzip;
    private final Inflater inflater;
    private final CRC32 checksum = new CRC32();
    private int position;
    private boolean isWithinMember;

    private InflatedContent(byte[] received, boolean isGzip, boolean hasZlibHeader) {
        this.received = received;
        this.isGzip = isGzip;
        this.inflater = new Inflater(!hasZlibHeader);
    }

    static InputStream gzip(byte[] received) {
        return new InflatedContent(received, true, false);
    }

    static InputStream deflate(byte[] received) {
        return new InflatedContent(received, false, hasZlibHeader(received));
    }

    private static boolean hasZlibHeader(byte[] received) {
        return received.length >= 2
                && (received[0] & 0x0f) == DEFLATED
                && (Byte.toUnsignedInt(received[0]) << 8 | Byte.toUnsignedInt(received[1])) % 31 == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (isWithinMember || position < received.length) {
            if (!isWithinMember) {
                beginMember();
            }
            int inflated = inflate(target, offset, length);
            if (inflated > 0) {
                checksum.update(target, offset, inflated);
                return inflated;
            }
            if (!inflater.finished()) {
                throw new EOFException("its compressed content is truncated");
            }
            endMember();
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException broken) {
            throw new ZipException("its compressed content is corrupt: " + broken.getMessage());
        }
    }

    private void beginMember() throws IOException {
        if (isGzip) {
            skipHeader();
        } else if (position > 0) {
            throw new ZipException("its compressed content is followed by other data");
        }
        inflater.reset();
        checksum.reset();
        inflater.setInput(received, position, received.length - position);
        isWithinMember = true;
    }

    private void endMember() throws IOException {
        position = received.length - inflater.getRemaining();
        isWithinMember = false;
        if (isGzip
                && (littleEndian(4) != checksum.getValue()
                        || littleEndian(4) != (inflater.getBytesWritten() & 0xffffffffL))) {
            throw new ZipException("its compressed content fails its checksum");
        }
    }

    private void skipHeader() throws IOException {
        int magic = (int) littleEndian(2);
        int method = next();
        int flags = next();
        if (magic != 0x8b1f || method != DEFLATED || (flags & RESERVED) != 0) {
            throw new ZipException("its content is not gzip");
        }
        // The modification time, the extra flags and the operating system.
        skipBytes(6);
        if ((flags & EXTRA) != 0) {
            skipBytes((int) littleEndian(2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skipBytes(2);
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // It ends with a zero.
        }
    }

    private void skipBytes(int bytes) throws IOException {
        for (int skipped = 0; skipped < bytes; skipped++) {
            next();
        }
    }

    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int index = 0; index < bytes; index++) {
            value |= (long) next() << (8 * index);
        }
        return value;
    }

    private int next() throws IOException {
        if (position == received.length) {
            throw new EOFException("its compressed content is truncated");
        }
        return Byte.toUnsignedInt(received[position++]);
    }

    /** Frees the inflater's native memory. */
    @Override
    public void close() {
        inflater.end();
    }
}
