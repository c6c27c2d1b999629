package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import dev.interventions.feed.Change;
import dev.interventions.kafka.index.TopicIndex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    private static final Instant OPENED = Instant.parse("2024-05-06T07:08:09Z");

    private final CompactedTopic topic = new CompactedTopic("interventions");

    private TopicIndex read() {
        return new TopicReader(topic.consumer(), "interventions").read();
    }

    private void write(Change change) {
        topic.write(ChangeRecord.of(change, "interventions", Map.of(), Map.of()));
    }

    private static Change.Seen seen(String id) {
        return new Change.Seen(
                Intervention.withId(InterventionId.of(id)).withLifecycle(Lifecycle.openedAt(OPENED)), Change.Kind.NEW);
    }

    private static RecordHeaders headers(String createdAt, String digest) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(ChangeRecord.CREATED_AT, createdAt.getBytes(StandardCharsets.UTF_8));
        headers.add(ChangeRecord.DIGEST, digest.getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    private void write(String key, RecordHeaders headers) {
        topic.write(key, ByteBuffer.allocate(1), headers);
    }

    @Test
    void it_knows_what_was_written_with_date_and_digest() {
        write(seen("a"));
        write(seen("b"));
        write(new Change.Gone(InterventionId.of("a")));

        assertThat(read().createdBetween(OPENED, OPENED)).singleElement().satisfies(known -> {
            assertThat(known.id()).isEqualTo(InterventionId.of("b"));
            assertThat(known.digest()).containsExactly(seen("b").digest());
        });
    }

    @Test
    void a_topic_that_does_not_exist_holds_nothing() {
        var consumer = new MockConsumer<String, ByteBuffer>(OffsetResetStrategy.EARLIEST);

        assertThat(new TopicReader(consumer, "interventions").read().count()).isZero();
    }

    @Test
    void one_without_a_date_is_left_out() {
        write("a", headers("", "1f"));

        assertThat(read().count()).isZero();
    }

    @Test
    void a_record_of_another_program_is_refused() {
        assertRefused("of another program", headers("2024-05-06T07:08:09Z", "1f"), "key");
        assertRefused(null, headers("2024-05-06T07:08:09Z", "1f"), "key");
        assertRefused("a", new RecordHeaders(), "created_at");
        assertRefused("a", headers("yesterday", "1f"), "created_at");
        assertRefused("a", headers("2024-05-06T07:08:09Z", "not hexadecimal"), "digest");
    }

    private static void assertRefused(String key, RecordHeaders headers, String part) {
        CompactedTopic topic = new CompactedTopic("interventions");
        topic.write(key, ByteBuffer.allocate(1), headers);

        assertThatThrownBy(() -> new TopicReader(topic.consumer(), "interventions").read())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("offset 0 of partition")
                .hasMessageContaining(part)
                .hasMessageContaining("cancelled=ignore");
    }
}
