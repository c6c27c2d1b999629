package dev.interventions.emulator;

import dev.interventions.domain.CustomFieldValue;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The newest requests to the API and their outcomes. Those to the control API are left out. */
final class Journal {

    private static final int NOWHERE = 0;

    private final Tokens tokens;
    private final int most;
    private final LongSupplier nanoTime;
    private final long start;
    private Vector<JournalEntry> entries = Vector.empty();
    private long lastNumber;

    Journal(Tokens tokens, int most, LongSupplier nanoTime) {
        this.tokens = tokens;
        this.most = most;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    static Journal startingNow(Tokens tokens, int most) {
        return new Journal(tokens, most, System::nanoTime);
    }

    /** The entries that are kept, the oldest first. */
    synchronized Vector<JournalEntry> entries() {
        return entries;
    }

    /** Adds a request that has been read. */
    Line received(String method, String rawPath, ApiRequest call) {
        if (ControlApi.isAt(rawPath)) {
            return new Line(NOWHERE);
        }
        return entered(new JournalEntry(
                NOWHERE,
                Duration.ZERO,
                method,
                rawPath,
                call.tokenlessParameters().values().mapValues(CustomFieldValue::texts),
                call.token().flatMap(tokens::userOf),
                Option.none(),
                false));
    }

    /** Number and time are given under the lock, so that both have one order. */
    private synchronized Line entered(JournalEntry entry) {
        lastNumber++;
        Duration receivedAfter = Duration.ofNanos(nanoTime.getAsLong() - start);
        entries = entries.append(entry.at(lastNumber, receivedAfter)).takeRight(most);
        return new Line(lastNumber);
    }

    private synchronized void change(long number, UnaryOperator<JournalEntry> change) {
        long index = number - 1 - (lastNumber - entries.size());
        if (index >= 0) {
            entries = entries.update((int) index, change);
        }
    }

    /** The entry of a request. If it is no longer kept, or never was, changes are ignored. */
    final class Line {

        private final long number;

        private Line(long number) {
            this.number = number;
        }

        /** A write of this request has taken effect. */
        void applied() {
            change(number, JournalEntry::withApplied);
        }

        /** This response is about to be sent. */
        void answered(Response response) {
            if (response instanceof Response.Document document) {
                change(number, entry -> entry.withStatus(document.status()));
            }
        }
    }
}
