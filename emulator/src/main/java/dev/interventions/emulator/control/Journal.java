package dev.interventions.emulator.control;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Tokens;
import dev.interventions.emulator.journal.JournalEntry;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The newest requests to the API and their outcomes. Those to the control API are left out. */
public final class Journal {

    private static final int NOT_KEPT = 0;
    private static final String MASK = "[masked]";
    private static final Set<String> SECRET_HEADERS = HashSet.of("authorization", "proxy-authorization", "cookie");

    private final Tokens tokens;
    private final int capacity;
    private final Consumer<JournalEntry> listener;
    private final LongSupplier nanoTime;
    private final long start;
    private Vector<JournalEntry> entries = Vector.empty();
    private long lastNumber;

    Journal(Tokens tokens, int capacity, Consumer<JournalEntry> listener, LongSupplier nanoTime) {
        this.tokens = tokens;
        this.capacity = capacity;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * An empty journal.
     *
     * @param capacity the maximum number of requests that are kept
     * @param listener called with each kept request when its outcome is known
     */
    public static Journal startingNow(Tokens tokens, int capacity, Consumer<JournalEntry> listener) {
        return new Journal(tokens, capacity, listener, System::nanoTime);
    }

    /** The entries that are kept, the oldest first. */
    public synchronized Vector<JournalEntry> entries() {
        return entries;
    }

    /** Removes all entries. Numbering continues. */
    public synchronized void clear() {
        entries = Vector.empty();
    }

    /** Adds a request that has been read. */
    public PendingEntry received(
            String method, String rawPath, java.util.Map<String, String> headers, ApiRequest request) {
        if (ControlApi.isAt(rawPath)) {
            return new PendingEntry(NOT_KEPT);
        }
        Map<String, Seq<String>> parameters =
                request.tokenlessParameters().values().mapValues(CustomFieldValue::texts);
        Option<String> token = request.token();
        Map<String, String> tokenlessHeaders = LinkedHashMap.ofAll(headers)
                .map((name, value) -> Tuple.of(name, SECRET_HEADERS.contains(name) ? MASK : masked(value, token)));
        Option<UserId> user = token.flatMap(tokens::userOf);
        return entered((number, receivedAfter) -> new JournalEntry(
                number,
                receivedAfter,
                method,
                rawPath,
                parameters,
                tokenlessHeaders,
                user,
                Option.none(),
                Option.none(),
                false));
    }

    private static String masked(String value, Option<String> token) {
        return token.filter(secret -> !secret.isEmpty())
                .map(secret -> value.replace(secret, MASK))
                .getOrElse(value);
    }

    /** Number and time are assigned under the lock, so that they have the same order. */
    private synchronized PendingEntry entered(BiFunction<Long, Duration, JournalEntry> entry) {
        lastNumber++;
        Duration receivedAfter = sinceStart();
        entries = entries.append(entry.apply(lastNumber, receivedAfter)).takeRight(capacity);
        return new PendingEntry(lastNumber);
    }

    /** Returns the changed entry, if it is kept. */
    private synchronized Option<JournalEntry> change(long number, UnaryOperator<JournalEntry> change) {
        long index = number - 1 - (lastNumber - entries.size());
        if (index < 0 || number == NOT_KEPT) {
            return Option.none();
        }
        entries = entries.update((int) index, change);
        return Option.some(entries.get((int) index));
    }

    private Duration sinceStart() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    private static JournalEntry applied(JournalEntry entry) {
        return new JournalEntry(
                entry.number(),
                entry.receivedAfter(),
                entry.method(),
                entry.path(),
                entry.parameters(),
                entry.headers(),
                entry.user(),
                entry.status(),
                entry.took(),
                true);
    }

    private static JournalEntry ended(JournalEntry entry, Option<Integer> status, Duration now) {
        return new JournalEntry(
                entry.number(),
                entry.receivedAfter(),
                entry.method(),
                entry.path(),
                entry.parameters(),
                entry.headers(),
                entry.user(),
                status,
                Option.some(now.minus(entry.receivedAfter())),
                entry.applied());
    }

    /** The entry of a request. If it is no longer kept, or never was, changes are ignored. */
    public final class PendingEntry {

        private final long number;

        private PendingEntry(long number) {
            this.number = number;
        }

        /** Notes that a write of this request has taken effect. */
        public void applied() {
            change(number, Journal::applied);
        }

        /** Notes the response, which is about to be sent. */
        public void responded(Response response) {
            Duration now = sinceStart();
            change(number, entry -> ended(entry, response.sentStatus(), now)).forEach(listener);
        }
    }
}
