package dev.interventions.records;

import dev.interventions.domain.Intervention;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/**
 * Writes interventions to a stream, one record each. Records may stay in a buffer until {@link #flush} or {@link #close}, which closes the
 * stream too. Use by one thread at a time.
 */
public interface RecordWriter extends Closeable, Flushable {

    /**
     * Writes a record.
     *
     * @throws IllegalArgumentException if the format can't hold this intervention; nothing of it is written
     */
    void write(Intervention intervention) throws IOException;
}
