package dev.interventions.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The server in a process of its own, the same for all that is measured. It ends with the process that started it. */
public final class ServerProcess implements AutoCloseable {

    /** The id of the one intervention that it serves. */
    public static final String ID = Payload.idOf(0);

    private static final String PORT = "benchmarks.port";
    private static final String CONNECTIONS = "/connections";
    private static final int WARM_UP_CALLS = 30_000;

    private final Process process;
    private final URI baseUri;

    private ServerProcess(Process process, URI baseUri) {
        this.process = process;
        this.baseUri = baseUri;
    }

    /** Starts the server and warms it up. */
    public static ServerProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        ServerProcess server = new ServerProcess(process, URI.create(out.readLine()));
        server.warmUp();
        return server;
    }

    /** What another process needs to find the server. */
    public List<String> jvmArguments() {
        return List.of("-D" + PORT + "=" + baseUri.getPort());
    }

    /** The base URI of the server that was started for this process. */
    public static URI baseUriFromProperty() {
        String port = System.getProperty(PORT);
        if (port == null) {
            throw new IllegalStateException("no server was started: measure with mvn -q -Pbenchmarks");
        }
        return URI.create("http://127.0.0.1:" + port + "/1.0");
    }

    /** How many connections the server has accepted, the one for this question included. */
    public static long connections(URI baseUri) {
        try {
            return Long.parseLong(read(baseUri.resolve(CONNECTIONS)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void warmUp() throws IOException {
        for (int call = 0; call < WARM_UP_CALLS; call++) {
            read(URI.create(baseUri + "/interventions/" + ID));
        }
    }

    private static String read(URI uri) throws IOException {
        URL url = uri.toURL();
        try (var body = url.openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Prints the base URI, and serves until its standard input ends. */
    public static void main(String... arguments) throws IOException {
        byte[] page = PlainServer.response(200, Payload.page());
        byte[] intervention = PlainServer.response(200, Payload.intervention(ID));
        PlainServer[] self = new PlainServer[1];
        Function<String, byte[]> responses = target -> {
            if (target.startsWith("/1.0/interventions/")) {
                return intervention;
            }
            return target.equals(CONNECTIONS) ? count(self[0]) : page;
        };
        try (PlainServer server = PlainServer.start(responses);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            self[0] = server;
            System.out.println(server.baseUri());
            in.readLine();
        }
    }

    private static byte[] count(PlainServer server) {
        return PlainServer.response(200, Long.toString(server.connections()).getBytes(StandardCharsets.UTF_8));
    }
}
