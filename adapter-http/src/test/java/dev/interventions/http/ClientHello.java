package dev.interventions.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The first message of a TLS client (RFC 8446, 4.1.2), as far as it says which versions the client speaks. */
record ClientHello(List<Integer> versions) {

    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    private static final int TYPE_LENGTH_VERSION_AND_RANDOM = 1 + 3 + 2 + 32;
    private static final int SUPPORTED_VERSIONS = 43;

    static ClientHello read(InputStream in) throws IOException {
        DataInputStream record = new DataInputStream(in);
        record.skipNBytes(1 + 2);
        ByteBuffer hello = ByteBuffer.wrap(record.readNBytes(record.readUnsignedShort()));
        hello.position(TYPE_LENGTH_VERSION_AND_RANDOM);
        byteVector(hello);
        shortVector(hello);
        byteVector(hello);
        ByteBuffer extensions = shortVector(hello);
        while (extensions.hasRemaining()) {
            int type = extensions.getShort();
            ByteBuffer extension = shortVector(extensions);
            if (type == SUPPORTED_VERSIONS) {
                return new ClientHello(shorts(byteVector(extension)));
            }
        }
        return new ClientHello(List.of());
    }

    private static ByteBuffer byteVector(ByteBuffer from) {
        return vector(from, Byte.toUnsignedInt(from.get()));
    }

    private static ByteBuffer shortVector(ByteBuffer from) {
        return vector(from, Short.toUnsignedInt(from.getShort()));
    }

    private static ByteBuffer vector(ByteBuffer from, int length) {
        ByteBuffer vector = from.slice(from.position(), length);
        from.position(from.position() + length);
        return vector;
    }

    private static List<Integer> shorts(ByteBuffer from) {
        List<Integer> shorts = new ArrayList<>();
        while (from.hasRemaining()) {
            shorts.add(Short.toUnsignedInt(from.getShort()));
        }
        return shorts;
    }
}
