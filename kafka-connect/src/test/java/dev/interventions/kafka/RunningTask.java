package dev.interventions.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A task as a worker runs it: its records go to the topic, and then its offsets are stored. */
final class RunningTask implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private final CompactedTopic topic;
    private final Map<Map<String, ?>, Map<String, ?>> offsets;
    private final InterventionsSourceTask task;

    RunningTask(Map<String, String> properties, CompactedTopic topic, Map<Map<String, ?>, Map<String, ?>> offsets) {
        this.topic = topic;
        this.offsets = offsets;
        this.task = new InterventionsSourceTask(consumer -> topic.consumer());
        InterventionsSourceConnector connector = new InterventionsSourceConnector();
        connector.start(properties);
        task.initialize(new Context(properties, offsets));
        task.start(connector.taskConfigs(1).get(0));
    }

    /** Polls once. */
    List<SourceRecord> poll() {
        try {
            List<SourceRecord> records = task.poll();
            return records == null ? List.of() : records;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Polls once, writes the records and stores the last offset. */
    List<SourceRecord> copyOnce() {
        List<SourceRecord> records = poll();
        records.forEach(record -> {
            topic.write(record);
            offsets.put(record.sourcePartition(), record.sourceOffset());
        });
        return records;
    }

    /** Copies until the condition holds. */
    void copyUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + BOUND);
            }
            copyOnce();
        }
    }

    @Override
    public void close() {
        task.stop();
    }

    private record Context(Map<String, String> configs, Map<Map<String, ?>, Map<String, ?>> offsets)
            implements SourceTaskContext {

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new OffsetStorageReader() {
                @Override
                @SuppressWarnings("unchecked")
                public <T> Map<String, Object> offset(Map<String, T> partition) {
                    return (Map<String, Object>) offsets.get(partition);
                }

                @Override
                @SuppressWarnings("unchecked")
                public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
                    Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
                    partitions.forEach(partition -> found.put(partition, offset(partition)));
                    return found;
                }
            };
        }
    }
}
