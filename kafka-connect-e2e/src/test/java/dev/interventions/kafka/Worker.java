package dev.interventions.kafka;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.cli.ConnectStandalone;

/** A worker of Kafka Connect in a separate process, which loads the connector from its plugin jar only. */
final class Worker implements AutoCloseable {

    private final Process process;
    private final Path log;

    private Worker(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** A worker that keeps offsets in a file and runs one connector. */
    static Worker standalone(Path directory, String brokers, Map<String, String> connector) {
        Map<String, String> worker = common(directory, brokers);
        worker.put("offset.storage.file.filename", directory.resolve("offsets").toString());
        return start(
                ConnectStandalone.class,
                directory,
                write(directory.resolve("worker.properties"), worker),
                write(directory.resolve("connector.properties"), connector));
    }

    /** A worker with exactly-once delivery, which keeps connectors and offsets in topics. */
    static Worker distributed(Path directory, String brokers, int port) {
        Map<String, String> worker = common(directory, brokers);
        worker.put("listeners", "http://127.0.0.1:" + port);
        worker.put("group.id", "connect");
        for (String store : List.of("config", "offset", "status")) {
            worker.put(store + ".storage.topic", "connect-" + store);
            worker.put(store + ".storage.replication.factor", "1");
        }
        worker.put("offset.storage.partitions", "1");
        worker.put("status.storage.partitions", "1");
        worker.put("exactly.once.source.support", "enabled");
        worker.put("scheduled.rebalance.max.delay.ms", "0");
        // How long the cluster waits for a killed worker and its transactions.
        worker.put("producer.transaction.timeout.ms", "10000");
        worker.put("session.timeout.ms", "6000");
        worker.put("heartbeat.interval.ms", "1000");
        return start(ConnectDistributed.class, directory, write(directory.resolve("worker.properties"), worker));
    }

    private static Map<String, String> common(Path directory, String brokers) {
        return new HashMap<>(Map.of(
                "bootstrap.servers", brokers,
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                "plugin.path", pluginDirectory(directory).toString(),
                "plugin.discovery", "service_load",
                "config.providers", "file",
                "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
                "listeners", "http://127.0.0.1:" + EmbeddedBroker.freePort(),
                "offset.flush.interval.ms", "200"));
    }

    private static Path pluginDirectory(Path directory) {
        try {
            Path plugins = Files.createDirectories(directory.resolve("plugins"));
            Path jar = Path.of(System.getProperty("plugin.jar"));
            Path copy = plugins.resolve(jar.getFileName());
            if (Files.notExists(copy)) {
                Files.copy(jar, copy);
            }
            return plugins;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(Path file, Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private static Worker start(Class<?> main, Path directory, String... arguments) {
        Path log = directory.resolve("worker.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Dlog.level=" + System.getProperty("worker.log.level", "INFO"),
                "-cp",
                classPathWithoutConnector(),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new Worker(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path without this project's modules. The test classes stay, because they include the log's configuration. */
    private static String classPathWithoutConnector() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> {
                    String name = Path.of(entry).getFileName().toString();
                    return !name.startsWith("interventions-") && !name.equals("classes");
                })
                .collect(Collectors.joining(File.pathSeparator));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process with SIGKILL, which it can't handle. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Ends the process with SIGTERM, which it can handle. */
    @Override
    public void close() {
        process.destroy();
        await();
        process.destroyForcibly();
    }

    private void await() {
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
