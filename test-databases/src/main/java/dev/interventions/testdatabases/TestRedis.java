package dev.interventions.testdatabases;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis server for one test, and connections to it. It saves nothing unless its settings say so. */
public final class TestRedis implements AutoCloseable {

    /** Its messages about lost and reopened connections would fill the output. */
    private static final Logger LETTUCE = Logger.getLogger("io.lettuce");

    static {
        LETTUCE.setLevel(Level.OFF);
    }

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final int port = FreePort.find();
    private final List<String> settings;
    private final Queue<RedisClient> clients = new ConcurrentLinkedQueue<>();
    private RedisServer server;

    private TestRedis(List<String> settings) {
        this.settings = settings;
        this.server = started();
    }

    /** A server with these lines of its configuration. */
    public static TestRedis start(String... settings) {
        return new TestRedis(List.of(settings));
    }

    /** A server that is stopped when the JVM ends. */
    public static TestRedis startForAllTests() {
        TestRedis redis = start();
        Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
        return redis;
    }

    /** Ends the server without saving anything. */
    public void kill() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts the server again on the same port, after {@link #kill}. */
    public void startAgain() {
        server = started();
    }

    private RedisServer started() {
        long start = System.nanoTime();
        while (true) {
            try {
                RedisServerBuilder builder = RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"");
                settings.forEach(builder::setting);
                RedisServer built = builder.build();
                built.start();
                return built;
            } catch (IOException failure) {
                // Another test may have started a process while the server's program was written: it is busy until
                // that process runs.
                if (System.nanoTime() - start > TIMEOUT.toNanos()) {
                    throw new UncheckedIOException(failure);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    public int port() {
        return port;
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public StatefulRedisConnection<String, String> connect() {
        return connect(port);
    }

    /** Connects to this server through a proxy on this port. */
    public StatefulRedisConnection<String, String> connect(int proxyPort) {
        return connect(RedisURI.create("127.0.0.1", proxyPort));
    }

    public StatefulRedisConnection<String, String> connectAs(String user, String password) {
        return connect(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withAuthentication(user, password)
                .build());
    }

    private StatefulRedisConnection<String, String> connect(RedisURI uri) {
        RedisClient client = RedisClient.create(uri);
        clients.add(client);
        return client.connect();
    }

    @Override
    public void close() {
        clients.forEach(client -> client.shutdown(0, 1, TimeUnit.SECONDS));
        kill();
    }
}
