package dev.interventions.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;

/** A topic of two partitions in memory: holds what Connect would write, with the converters that the connector asks for. */
final class CompactedTopic {

    private static final int PARTITIONS = 2;

    private final String name;
    private final StringConverter keys = new StringConverter();
    private final SimpleHeaderConverter headers = new SimpleHeaderConverter();
    private final List<List<ConsumerRecord<String, ByteBuffer>>> partitions =
            List.of(new ArrayList<>(), new ArrayList<>());
    private final Map<String, Struct> compacted = new LinkedHashMap<>();
    private int written;

    CompactedTopic(String name) {
        this.name = name;
        keys.configure(Map.of(), true);
        headers.configure(Map.of());
    }

    void write(SourceRecord record) {
        String key = new String(keys.fromConnectData(name, record.keySchema(), record.key()));
        RecordHeaders written = new RecordHeaders();
        for (Header header : record.headers()) {
            written.add(header.key(), headers.fromConnectHeader(name, header.key(), header.schema(), header.value()));
        }
        write(key, record.value() == null ? null : ByteBuffer.allocate(1), written);
        compacted.put(key, (Struct) record.value());
    }

    void write(String key, ByteBuffer value, RecordHeaders headers) {
        int partition = Math.floorMod(String.valueOf(key).hashCode(), PARTITIONS);
        List<ConsumerRecord<String, ByteBuffer>> records = partitions.get(partition);
        records.add(new ConsumerRecord<>(
                name,
                partition,
                records.size(),
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty()));
        written++;
    }

    /** The last value of each key whose last record isn't a tombstone. */
    Map<String, Struct> compacted() {
        Map<String, Struct> present = new LinkedHashMap<>(compacted);
        present.values().removeIf(value -> value == null);
        return present;
    }

    /** The keys whose last record is a tombstone. */
    List<String> tombstones() {
        return compacted.keySet().stream()
                .filter(key -> compacted.get(key) == null)
                .toList();
    }

    /** The number of all records. */
    int written() {
        return written;
    }

    /** A consumer that can read all records of this moment. */
    Consumer<String, ByteBuffer> consumer() {
        MockConsumer<String, ByteBuffer> consumer = new MockConsumer<>(OffsetResetStrategy.EARLIEST);
        Node node = new Node(0, "localhost", 9092);
        List<PartitionInfo> infos = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            TopicPartition here = new TopicPartition(name, partition);
            infos.add(new PartitionInfo(name, partition, node, new Node[] {node}, new Node[] {node}));
            consumer.updateBeginningOffsets(Map.of(here, 0L));
            consumer.updateEndOffsets(
                    Map.of(here, (long) partitions.get(partition).size()));
        }
        consumer.updatePartitions(name, infos);
        consumer.schedulePollTask(() -> partitions.forEach(records -> records.forEach(consumer::addRecord)));
        return consumer;
    }
}
