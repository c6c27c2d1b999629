package dev.interventions.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real broker in KRaft mode, in this process. */
final class EmbeddedBroker implements AutoCloseable {

    private final String address;
    private final KafkaRaftServer server;

    private EmbeddedBroker(String address, KafkaRaftServer server) {
        this.address = address;
        this.server = server;
    }

    static EmbeddedBroker start(Path directory) {
        String address = "localhost:" + freePort();
        Properties properties = properties(address, "localhost:" + freePort(), directory);
        format(properties, directory);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(address, server);
    }

    private static Properties properties(String address, String controller, Path directory) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@" + controller,
                "listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller,
                "controller.listener.names", "CONTROLLER",
                "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "log.dirs", directory.resolve("data").toString(),
                "group.initial.rebalance.delay.ms", "0"));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                "log.cleaner.dedupe.buffer.size", "10485760"));
        return properties;
    }

    private static void format(Properties properties, Path directory) {
        try {
            Path file = Files.createDirectories(directory).resolve("server.properties");
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            String[] format = {
                "format",
                "--config",
                file.toString(),
                "--cluster-id",
                Uuid.randomUuid().toString()
            };
            int exit = StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream()));
            if (exit != 0) {
                throw new IllegalStateException("the broker's storage can't be formatted: " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system gives other ports to clients, and to servers that ask for any; so none of these takes it before it is used, or used again. */
    static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.getLocalPort();
        } catch (IOException inUse) {
            return freePort();
        }
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
