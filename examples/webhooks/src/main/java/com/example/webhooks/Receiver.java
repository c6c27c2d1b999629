package com.example.webhooks;

import com.sun.net.httpserver.HttpServer;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.webhooks.EventDispatcher;
import dev.interventions.webhooks.InterventionHint;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.jdbc.JdbcEventStore;
import dev.interventions.webhooks.server.WebhookHttpHandler;
import dev.interventions.webhooks.store.EventStore;
import io.vavr.collection.List;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The process that receives and dispatches. It writes its port to standard output. When its standard input ends, it handles the rest and
 * ends.
 */
final class Receiver {

    static final String SECRET = "a-secret-of-this-example";

    private static final int THREADS = 16;

    /** Short, so that events that a killed process has claimed are soon due again. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private Receiver() {}

    /** The database in this folder. Without a delay, what was committed survives a kill. */
    static JdbcConnectionPool database(Path folder) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("events").toAbsolutePath() + ";WRITE_DELAY=0", "", "");
        pool.setMaxConnections(2 * THREADS);
        return pool;
    }

    /** The file with the ids of events that were handled, one on each line. */
    static Path handled(Path folder) {
        return folder.resolve("handled");
    }

    /** Argument: the folder for what has to outlive this process. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        JdbcConnectionPool database = database(folder);
        EventStore store = JdbcEventStore.in(database).createTables().get();
        EventDispatcher dispatcher = EventDispatcher.of(store, account(), hint -> append(hint, handled(folder)))
                .withLease(LEASE);
        Thread dispatching = new Thread(() -> dispatcher.run(LEASE), "dispatcher");
        dispatching.start();
        HttpServer server =
                start(WebhookReceiver.of(store, WebhookSecrets.of(SECRET)).notifying(dispatcher::wakeUp));
        System.out.println(server.getAddress().getPort());
        System.in.read();
        server.stop(0);
        handleTheRest(dispatcher);
        System.exit(0);
    }

    private static HttpServer start(WebhookReceiver receiver) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", new WebhookHttpHandler(receiver));
        server.start();
        return server;
    }

    /** An empty account: the handler counts events, and reads no intervention. */
    private static Interventions account() {
        World world = World.startingAt(Instant.EPOCH);
        return world.as(world.agent(world.source()));
    }

    private static void append(InterventionHint hint, Path file) throws IOException {
        List<String> ids = hint.events().map(event -> event.id()).toList();
        Files.writeString(file, ids.mkString("", "\n", "\n"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Waits first: events that a killed process had claimed are due after the lease. */
    private static void handleTheRest(EventDispatcher dispatcher) throws InterruptedException {
        Thread.sleep(LEASE.plusSeconds(1).toMillis());
        dispatcher.dispatchDue().getOrElseThrow(failure -> new IllegalStateException(failure.message()));
    }
}
