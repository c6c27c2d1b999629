package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterventionsSourceTaskTest {

    private final CopiedAccount account = new CopiedAccount(400);
    private final CompactedTopic topic = new CompactedTopic(CopiedAccount.TOPIC);
    private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();

    @AfterEach
    void closeEmulator() {
        account.close();
    }

    private RunningTask started() {
        return new RunningTask(account.connectorProperties(), topic, offsets);
    }

    private boolean copied() {
        return topic.compacted().equals(account.expected());
    }

    @Test
    void the_topic_becomes_equal_to_the_account() {
        try (RunningTask task = started()) {
            task.copyUntil(this::copied);
        }

        assertThat(topic.written()).isEqualTo(400);
        assertThat(topic.compacted()).isEqualTo(account.expected());
    }

    @Test
    void later_interventions_and_changes_are_copied_too() {
        // Before the copy: the task may see a reply and a close as two changes.
        InterventionId replied = account.all().get(200).id();
        account.reply(replied);
        try (RunningTask task = started()) {
            task.copyUntil(this::copied);
            account.close(replied);
            account.open();
            task.copyUntil(this::copied);
        }

        assertThat(topic.written()).isEqualTo(402);
    }

    @Test
    void a_cancelled_one_becomes_a_tombstone() {
        InterventionId cancelled = account.all().get(200).id();
        try (RunningTask task = started()) {
            task.copyUntil(this::copied);
            account.interventions().cancel(cancelled).get();
            task.copyUntil(this::copied);
        }

        assertThat(topic.tombstones()).containsExactly(cancelled.value());
        assertThat(topic.written()).isEqualTo(401);
    }

    @Test
    void one_that_was_cancelled_while_the_task_was_down_becomes_a_tombstone() {
        InterventionId cancelled = account.all().get(200).id();
        try (RunningTask task = started()) {
            task.copyUntil(this::copied);
        }
        account.interventions().cancel(cancelled).get();
        try (RunningTask task = started()) {
            task.copyUntil(this::copied);
        }

        assertThat(topic.tombstones()).containsExactly(cancelled.value());
        assertThat(topic.written()).isEqualTo(401);
    }

    @Test
    void without_tombstones_a_cancelled_one_stays_and_others_are_copied() {
        Map<String, String> properties = account.connectorProperties();
        properties.put("cancelled", "ignore");
        InterventionId cancelled = account.all().get(200).id();
        try (RunningTask task = new RunningTask(properties, topic, offsets)) {
            task.copyUntil(this::copied);
            account.interventions().cancel(cancelled).get();
            InterventionId opened = account.open();
            task.copyUntil(() -> topic.compacted().containsKey(opened.value()));
        }

        assertThat(topic.compacted()).containsKey(cancelled.value());
    }

    @Test
    void a_task_that_died_in_the_middle_continues_after_the_stored_offset() {
        int first;
        try (RunningTask task = started()) {
            task.copyUntil(() -> topic.written() > 0);
            first = topic.written();
            task.poll(); // lost
        }
        try (RunningTask task = started()) {
            task.copyUntil(this::copied);
        }

        assertThat(first).isLessThan(400);
        assertThat(topic.written()).isEqualTo(400);
    }

    @Test
    void the_rest_of_a_partly_written_batch_is_written_later() {
        try (RunningTask task = started()) {
            List<SourceRecord> records = task.poll();
            while (records.isEmpty()) {
                records = task.poll();
            }
            records.stream().limit(3).forEach(record -> {
                topic.write(record);
                offsets.put(record.sourcePartition(), record.sourceOffset());
            });
        }
        try (RunningTask task = started()) {
            task.copyUntil(this::copied);
        }

        assertThat(topic.written()).isEqualTo(400);
    }

    @Test
    void a_topic_that_was_deleted_is_filled_again_without_deleting_offsets() {
        try (RunningTask task = started()) {
            task.copyUntil(this::copied);
        }
        CompactedTopic empty = new CompactedTopic(CopiedAccount.TOPIC);
        try (RunningTask task = new RunningTask(account.connectorProperties(), empty, offsets)) {
            task.copyUntil(() -> empty.compacted().equals(account.expected()));
        }
    }

    @Test
    void a_refused_token_fails_the_task_without_showing_it() {
        Map<String, String> properties = account.connectorProperties();
        properties.put("account.north.token", "wrong-s3cret-0123456789");
        try (RunningTask task = new RunningTask(properties, topic, offsets)) {
            assertThatThrownBy(() -> task.copyUntil(() -> false))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("account north can't be read")
                    .hasMessageNotContaining("wrong-s3cret-0123456789");
        }
    }

    @Test
    void a_stored_offset_that_is_no_position_fails_the_task() {
        offsets.put(Map.of("account", "north"), Map.of("position", "nonsense"));

        assertThatThrownBy(this::started)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("delete its offsets");
    }

    @Test
    void a_task_that_waits_for_the_next_poll_stops_at_once() {
        Map<String, String> properties = account.connectorProperties("waiting");
        properties.put("poll.interval.ms", String.valueOf(Duration.ofHours(1).toMillis()));
        RunningTask task = new RunningTask(properties, topic, offsets);
        task.copyUntil(this::copied);

        task.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("interventions-waiting") && thread.isAlive())
                .isEmpty();
    }
}
