package dev.interventions.webhooks.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis server of a test's own, and clients of it. */
final class TestRedis implements AutoCloseable {

    /** Keeps out of the output that connections are lost, and that they are opened again. */
    private static final Logger LETTUCE = Logger.getLogger("io.lettuce");

    static {
        LETTUCE.setLevel(Level.OFF);
    }

    private static final int MAX_FAILURES = 10;

    private final int port = freePort();
    private final List<String> settings;
    private final List<RedisClient> clients = new ArrayList<>();
    private RedisServer server;

    private TestRedis(List<String> settings) throws IOException {
        this.settings = settings;
        startAgain();
    }

    static TestRedis start() throws IOException {
        return new TestRedis(List.of());
    }

    /** A server that has each write on disk before it replies, in this directory. */
    static TestRedis startDurable(Path directory) throws IOException {
        return new TestRedis(List.of("dir " + directory, "appendonly yes", "appendfsync always"));
    }

    /** The server ends without saving anything. */
    void kill() throws IOException {
        server.stop();
    }

    void startAgain() throws IOException {
        for (int failures = 0; ; failures++) {
            try {
                RedisServerBuilder builder = RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"");
                settings.forEach(builder::setting);
                server = builder.build();
                server.start();
                return;
            } catch (IOException failure) {
                // Another test may have started a process while the server's program was written, which is busy until
                // that process runs.
                if (failures == MAX_FAILURES) {
                    throw failure;
                }
            }
        }
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    StatefulRedisConnection<String, String> connect() {
        return connect(RedisURI.create(uri()));
    }

    private StatefulRedisConnection<String, String> connect(RedisURI uri) {
        RedisClient client = RedisClient.create(uri);
        clients.add(client);
        return client.connect();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        clients.forEach(client -> client.shutdownAsync(0, 1, TimeUnit.SECONDS));
        server.stop();
    }
}
