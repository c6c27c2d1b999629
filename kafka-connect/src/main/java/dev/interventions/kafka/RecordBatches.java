package dev.interventions.kafka;

import dev.interventions.feed.Change;
import dev.interventions.feed.FeedPosition;
import io.vavr.collection.Seq;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** Converts batches of changes to records of one topic. Call it in the order of the batches. Not thread-safe. */
final class RecordBatches {

    private final String topic;
    private final Map<String, String> partition;

    /** The offset after all records so far. */
    private Map<String, String> offset;

    RecordBatches(TaskSettings settings, FeedPosition from) {
        this.topic = settings.topic();
        this.partition = StoredPosition.partition(settings.account());
        this.offset = StoredPosition.offset(from);
    }

    /**
     * The records of the next batch. Only the last record has the position after the batch: if Connect stores the offset of an earlier
     * record, the whole batch is read again.
     */
    Seq<SourceRecord> of(Batch batch) {
        Map<String, String> before = offset;
        offset = StoredPosition.offset(batch.next());
        Seq<Change> changes = batch.changes();
        return changes.dropRight(1)
                .map(change -> ChangeRecord.of(change, topic, partition, before))
                .appendAll(changes.lastOption().map(last -> ChangeRecord.of(last, topic, partition, offset)));
    }
}
