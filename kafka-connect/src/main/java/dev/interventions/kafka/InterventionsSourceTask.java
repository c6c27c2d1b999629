package dev.interventions.kafka;

import dev.interventions.feed.FeedPosition;
import dev.interventions.http.EngageClient;
import dev.interventions.kafka.index.TopicIndex;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Copies one account. Kafka Connect creates instances and calls their methods, all on one thread. */
public final class InterventionsSourceTask extends SourceTask {

    /** Connect stops a task after a call of {@link #poll}, not during one. */
    private static final Duration MAX_POLL_TIME = Duration.ofMillis(500);

    private final Function<Map<String, Object>, Consumer<String, ByteBuffer>> consumers;
    private Option<Copy> copy = Option.none();

    /** Called by Kafka Connect. */
    public InterventionsSourceTask() {
        this(properties -> new KafkaConsumer<>(properties, new StringDeserializer(), new ByteBufferDeserializer()));
    }

    /** For tests: with another source of the topic's consumers. */
    InterventionsSourceTask(Function<Map<String, Object>, Consumer<String, ByteBuffer>> consumers) {
        this.consumers = consumers;
    }

    @Override
    public String version() {
        return Version.TEXT;
    }

    /**
     * Starts reading the account after the stored offset.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException if the stored offset can't be read
     */
    @Override
    public void start(Map<String, String> props) {
        TaskSettings settings = TaskSettings.of(HashMap.ofAll(props));
        FeedPosition from = StoredPosition.read(
                settings.account(), context.offsetStorageReader().offset(StoredPosition.partition(settings.account())));
        EngageClient client = EngageClient.connect(settings.http());
        AccountReader reader = new AccountReader(
                settings,
                client.interventions(),
                () -> settings.consumer().map(consumer -> read(consumer, settings.topic())),
                from);
        copy = Option.some(new Copy(client, reader, new RecordBatches(settings, from)));
        reader.start();
    }

    private TopicIndex read(io.vavr.collection.Map<String, Object> properties, String topic) {
        try (Consumer<String, ByteBuffer> consumer = consumers.apply(properties.toJavaMap())) {
            return new TopicReader(consumer, topic).read();
        }
    }

    /**
     * The records of the next changes, or null if there are none now. Waits for at most half a second.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException if reading failed permanently, for example because the token was refused
     */
    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        Seq<SourceRecord> records = copy.isEmpty() ? Vector.empty() : copy.get().records();
        return records.isEmpty() ? null : records.asJava();
    }

    /** Stops reading. */
    @Override
    public void stop() {
        copy.forEach(Copy::close);
        copy = Option.none();
    }

    /** The state between {@link #start} and {@link #stop}. */
    private record Copy(EngageClient client, AccountReader reader, RecordBatches batches) {

        private Seq<SourceRecord> records() throws InterruptedException {
            return reader.next(MAX_POLL_TIME).fold(Vector::empty, batches::of);
        }

        private void close() {
            reader.close();
            client.close();
        }
    }
}
