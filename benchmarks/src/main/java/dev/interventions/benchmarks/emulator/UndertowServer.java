package dev.interventions.benchmarks.emulator;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An Undertow server that sends prepared bytes on its I/O threads. */
final class UndertowServer {

    private static final ByteBuffer HELLO = direct("hello\n".getBytes(StandardCharsets.UTF_8));
    private static final Pattern OWN_CLASS_PATH =
            Pattern.compile("undertow|xnio|jboss|wildfly|smallrye|benchmarks.target");

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

    /** The arguments of a JVM that runs it, without this module's other libraries, which would slow down its start. */
    static List<String> command(int port) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> OWN_CLASS_PATH.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-classpath", classPath, UndertowServer.class.getName(), String.valueOf(port));
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
