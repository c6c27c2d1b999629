package dev.interventions.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/** The committed records of a topic so far, and the last value of each key. */
final class TopicView implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final JsonConverter values = new JsonConverter();
    private final Map<String, Map<String, Object>> compacted = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private int tombstones;
    private boolean assigned;

    TopicView(String brokers, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        values.configure(Map.of(), false);
    }

    /** Reads the records that have been committed until now. */
    TopicView update() {
        if (!assigned) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                return this;
            }
            consumer.assign(partitions);
            assigned = true;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        do {
            consumer.poll(WAIT).forEach(this::add);
        } while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
        return this;
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        keys.add(record.key());
        if (record.value() == null) {
            compacted.remove(record.key());
            tombstones++;
        } else {
            Struct value = (Struct) values.toConnectData(topic, record.value()).value();
            compacted.put(record.key(), fields(value));
        }
    }

    static Map<String, Object> fields(Struct value) {
        Map<String, Object> fields = new HashMap<>();
        for (Field field : value.schema().fields()) {
            fields.put(field.name(), value.get(field));
        }
        return fields;
    }

    /** The last value of each key, without those that are gone. */
    Map<String, Map<String, Object>> compacted() {
        return compacted;
    }

    /** The keys of all records, in order. */
    List<String> keys() {
        return keys;
    }

    int tombstones() {
        return tombstones;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
