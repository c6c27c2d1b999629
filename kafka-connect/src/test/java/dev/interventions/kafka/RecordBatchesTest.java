package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.feed.Change;
import dev.interventions.feed.FeedPosition;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class RecordBatchesTest {

    private static final FeedPosition FIRST = FeedPosition.asOf(Instant.parse("2024-05-06T07:08:09Z"));
    private static final FeedPosition SECOND = FeedPosition.asOf(Instant.parse("2024-05-06T07:08:10Z"));
    private static final FeedPosition THIRD = FeedPosition.asOf(Instant.parse("2024-05-06T07:08:11Z"));

    private final RecordBatches batches = new RecordBatches(
            TaskSettings.of(HashMap.of(
                    "task.account", "north",
                    "accounts", "north",
                    "account.north.base.uri", "https://localhost/1.0",
                    "account.north.token", "token")),
            FIRST);

    private static Change seen(String id) {
        return new Change.Seen(Intervention.withId(InterventionId.of(id)), Change.Kind.CORRECTED);
    }

    private static Change gone(String id) {
        return new Change.Gone(InterventionId.of(id));
    }

    @Test
    void only_the_last_record_has_the_position_after_the_batch() {
        assertThat(batches.of(new Batch(List.of(seen("a"), seen("b"), gone("c")), SECOND)))
                .extracting(SourceRecord::sourceOffset)
                .containsExactly(offset(FIRST), offset(FIRST), offset(SECOND));
    }

    @Test
    void after_a_batch_without_records_its_position_is_the_one_before_the_next() {
        assertThat(batches.of(new Batch(List.empty(), SECOND))).isEmpty();

        assertThat(batches.of(new Batch(List.of(seen("a"), seen("b")), THIRD)))
                .extracting(SourceRecord::sourceOffset)
                .containsExactly(offset(SECOND), offset(THIRD));
    }

    @Test
    void a_record_has_the_id_as_its_key_and_says_why_it_was_written() {
        var records = batches.of(new Batch(List.of(seen("a"), gone("b")), SECOND));

        assertThat(records).extracting(SourceRecord::key).containsExactly("a", "b");
        assertThat(records).extracting(SourceRecord::topic).containsOnly("interventions.north");
        assertThat(records).extracting(record -> header(record, "kind")).containsExactly("corrected", "gone");
        assertThat(records.last().value()).isNull();
    }

    private static Object header(SourceRecord record, String name) {
        Header header = record.headers().lastWithName(name);
        return header.value();
    }

    private static Map<String, String> offset(FeedPosition position) {
        return Map.of("position", position.toString());
    }
}
