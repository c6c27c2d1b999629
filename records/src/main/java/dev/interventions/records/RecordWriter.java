package dev.interventions.records;

import dev.interventions.domain.Intervention;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/**
 * Writes interventions to a stream, one record each. Records can stay in a buffer until {@link #flush} or {@link #close}. Closing a writer
 * closes the stream too. Not thread-safe.
 */
public interface RecordWriter extends Closeable, Flushable {

    /**
     * Writes a record.
     *
     * @throws IllegalArgumentException if the format can't hold this intervention; then nothing is written
     * @throws IOException if the stream can't be written
     */
    void write(Intervention intervention) throws IOException;
}
