package dev.interventions.reliability.budget;

import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.port.budget.store.BudgetStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis server, and connections to it. */
final class TestRedis implements AutoCloseable {

    /** Keeps out of the output that connections are lost, and that they are opened again. */
    private static final Logger LETTUCE = Logger.getLogger("io.lettuce");

    static {
        LETTUCE.setLevel(Level.OFF);
    }

    private static final int MAX_FAILURES = 10;

    private final RedisServer server;
    private final List<RedisClient> clients = new ArrayList<>();

    TestRedis(String... settings) throws IOException {
        server = start(List.of(settings));
    }

    private static RedisServer start(List<String> settings) throws IOException {
        for (int failures = 0; ; failures++) {
            try {
                RedisServerBuilder builder = RedisServer.newRedisServer()
                        .port(freePort())
                        .bind("127.0.0.1")
                        .setting("save \"\"");
                settings.forEach(builder::setting);
                RedisServer server = builder.build();
                server.start();
                return server;
            } catch (IOException failure) {
                // The server's program is busy while another test starts a process, which inherits the open file.
                if (failures == MAX_FAILURES) {
                    throw failure;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return server.ports().get(0);
    }

    /** Connects to this server, perhaps by a proxy. */
    synchronized StatefulRedisConnection<String, String> connect(int port) {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        clients.add(client);
        return client.connect();
    }

    BudgetStore store(int port) {
        return RedisBudgetStore.over(connect(port));
    }

    void kill() throws IOException {
        server.stop();
    }

    @Override
    public synchronized void close() throws IOException {
        clients.forEach(client -> client.shutdownAsync(0, 1, TimeUnit.SECONDS));
        server.stop();
    }
}
