package dev.interventions.benchmarks.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends one GET after the other on each of several connections, and counts the responses. One thread serves all connections, and looks
 * only at the status and the length of a response, so that it takes as little as possible from the processors that the server needs.
 */
final class LoadGenerator {

    private static final int CONNECTIONS = 16;
    private static final int BUFFER_BYTES = 512 * 1024;
    private static final long ROUND_MILLIS = 100;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private long responses;

    private LoadGenerator() {}

    /** For each line {@code PORT TARGET MILLIS} on its input, prints how many responses there were and how many nanoseconds it took. */
    public static void main(String... arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split(" ", -1);
            System.out.println(new LoadGenerator()
                    .run(Integer.parseInt(parts[0]), parts[1], Long.parseLong(parts[2]) * 1_000_000));
        }
    }

    private String run(int port, String target, long nanos) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAuthorization: Bearer susan-token\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        List<SocketChannel> channels = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int index = 0; index < CONNECTIONS; index++) {
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channels.add(channel);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Response());
                channel.write(request.duplicate());
            }
            long begin = System.nanoTime();
            long now = begin;
            while (now - begin < nanos) {
                selector.select(key -> read(key, request), ROUND_MILLIS);
                now = System.nanoTime();
            }
            return responses + " " + (now - begin);
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private void read(SelectionKey key, ByteBuffer request) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new IllegalStateException("the server has closed a connection");
            }
            if (((Response) key.attachment()).isCompleteWith(buffer.flip())) {
                responses++;
                channel.write(request.duplicate());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a response, and counts the bytes that are still missing. */
    private static final class Response {

        private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

        private int missing;

        /** Whether the response ends with these bytes. A head is in one piece, since the measured servers write it at once. */
        boolean isCompleteWith(ByteBuffer bytes) {
            if (missing == 0) {
                missing = lengthOf(bytes);
            }
            missing -= bytes.remaining();
            return missing == 0;
        }

        private static int lengthOf(ByteBuffer bytes) {
            if (bytes.get(9) != '2' || bytes.get(10) != '0' || bytes.get(11) != '0') {
                throw new IllegalStateException("not a 200: " + StandardCharsets.ISO_8859_1.decode(bytes));
            }
            int body = 0;
            for (int at = 0; at + 3 <= bytes.limit(); at++) {
                if (bytes.get(at) == '\n' && bytes.get(at + 1) == '\r') {
                    return at + 3 + body;
                }
                if (bytes.get(at) == '\n' && startsWithLength(bytes, at + 1)) {
                    body = number(bytes, at + 1 + LENGTH.length);
                }
            }
            throw new IllegalStateException("a head is not in one piece");
        }

        private static boolean startsWithLength(ByteBuffer bytes, int from) {
            for (int index = 0; index < LENGTH.length; index++) {
                if (from + index >= bytes.limit() || Character.toLowerCase(bytes.get(from + index)) != LENGTH[index]) {
                    return false;
                }
            }
            return true;
        }

        private static int number(ByteBuffer bytes, int from) {
            int number = 0;
            for (int at = from; Character.isDigit(bytes.get(at)); at++) {
                number = number * 10 + bytes.get(at) - '0';
            }
            return number;
        }
    }
}
