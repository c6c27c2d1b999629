package dev.interventions.records;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Records that are read during the only iteration that is possible. */
final class Records<T> implements Iterable<Either<RecordError, T>> {

    /** A source of records. */
    interface Source<T> {

        /** The next record, or none at the end. */
        Option<Either<RecordError, T>> next() throws IOException;

        /** The line that was read last. */
        long line();
    }

    private final Source<T> source;
    private boolean isUsed;

    Records(Source<T> source) {
        this.source = source;
    }

    @Override
    public Iterator<Either<RecordError, T>> iterator() {
        if (isUsed) {
            throw new IllegalStateException("a stream can be read only once");
        }
        isUsed = true;
        return new RecordIterator<>(source);
    }

    private static final class RecordIterator<T> implements Iterator<Either<RecordError, T>> {

        private final Source<T> source;
        private Option<Either<RecordError, T>> next = Option.none();
        private boolean hasEnded;

        private RecordIterator(Source<T> source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            if (next.isEmpty() && !hasEnded) {
                next = read();
                hasEnded = next.forAll(record -> record.isLeft() && record.getLeft() instanceof RecordError.Unreadable);
            }
            return next.isDefined();
        }

        private Option<Either<RecordError, T>> read() {
            try {
                return source.next();
            } catch (IOException failed) {
                return Option.some(Either.left(new RecordError.Unreadable(
                        source.line(),
                        "the file can't be read any further: " + MalformedFileException.reason(failed))));
            }
        }

        @Override
        public Either<RecordError, T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more records");
            }
            Either<RecordError, T> record = next.get();
            next = Option.none();
            return record;
        }
    }
}
