package dev.interventions.kafka;

import dev.interventions.domain.InterventionId;
import dev.interventions.kafka.index.TopicIndex;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/** Reads which interventions a topic holds: the last record of each key, without its value. */
final class TopicReader {

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Consumer<String, ByteBuffer> consumer;
    private final String topic;

    TopicReader(Consumer<String, ByteBuffer> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /**
     * The interventions that the topic holds now; none if there is no such topic.
     *
     * @throws ConnectException if the topic has a record that isn't this connector's
     * @throws org.apache.kafka.common.KafkaException if the topic can't be read
     */
    TopicIndex read() {
        TopicIndex index = new TopicIndex();
        Seq<TopicPartition> partitions = partitions();
        consumer.assign(partitions.asJava());
        consumer.seekToBeginning(partitions.asJava());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions.asJava());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(WAIT).forEach(record -> add(record, index));
        }
        return index;
    }

    private Seq<TopicPartition> partitions() {
        return Option.of(consumer.partitionsFor(topic))
                .toVector()
                .flatMap(Vector::ofAll)
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    private static void add(ConsumerRecord<String, ByteBuffer> record, TopicIndex index) {
        InterventionId id = InterventionId.parse(record.key()).getOrElseThrow(() -> foreign(record, "key"));
        if (record.value() == null) {
            index.remove(id);
            return;
        }
        String createdAt = header(record, ChangeRecord.CREATED_AT);
        String digest = header(record, ChangeRecord.DIGEST);
        // The feed looks for interventions by date, so it can't find one without a date.
        if (!createdAt.isEmpty()) {
            index.put(
                    id,
                    Try.of(() -> Instant.parse(createdAt))
                            .getOrElseThrow(() -> foreign(record, ChangeRecord.CREATED_AT)),
                    Try.of(() -> Long.parseUnsignedLong(digest, 16))
                            .getOrElseThrow(() -> foreign(record, ChangeRecord.DIGEST)));
        }
    }

    private static String header(ConsumerRecord<String, ByteBuffer> record, String name) {
        return Option.of(record.headers().lastHeader(name))
                .flatMap(header -> Option.of(header.value()))
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .getOrElseThrow(() -> foreign(record, name));
    }

    private static ConnectException foreign(ConsumerRecord<String, ByteBuffer> record, String part) {
        return new ConnectException("topic " + record.topic() + " can't be read back: the record at offset "
                + record.offset() + " of partition " + record.partition() + " lacks the " + part
                + " that this connector writes. The topic must hold only its records, and no transform or converter"
                + " may change their keys and headers; else set " + ConnectorSettings.CANCELLED + "="
                + ConnectorSettings.IGNORE);
    }
}
