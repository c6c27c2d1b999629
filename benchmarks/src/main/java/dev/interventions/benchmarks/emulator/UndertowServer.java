package dev.interventions.benchmarks.emulator;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Undertow, which sends bytes that exist before they are asked for, on its I/O threads. */
final class UndertowServer {

    private static final ByteBuffer HELLO = direct("hello\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private UndertowServer() {}

    /** Arguments: the port, and files, each of which is the response at the path of its name. Prints the port. */
    public static void main(String... arguments) throws IOException {
        Map<String, ByteBuffer> bodies = new HashMap<>();
        for (int index = 1; index < arguments.length; index++) {
            Path file = Path.of(arguments[index]);
            bodies.put("/" + file.getFileName(), direct(Files.readAllBytes(file)));
        }
        Undertow server = Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
                    exchange.getResponseSender()
                            .send(bodies.getOrDefault(exchange.getRequestPath(), HELLO)
                                    .duplicate());
                })
                .build();
        server.start();
        System.out.println(((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
