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
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The newest requests to the API and their outcomes. Those to the control API are left out. */
public final class Journal {

    private static final int NOT_KEPT = 0;
    private static final String MASK = "[masked]";
    private static final Set<String> SECRET_HEADERS = HashSet.of("authorization", "proxy-authorization", "cookie");

    private final Tokens tokens;
    private final int capacity;
    private final LongSupplier nanoTime;
    private final long start;
    private Vector<JournalEntry> entries = Vector.empty();
    private long lastNumber;

    Journal(Tokens tokens, int capacity, LongSupplier nanoTime) {
        this.tokens = tokens;
        this.capacity = capacity;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    public static Journal startingNow(Tokens tokens, int capacity) {
        return new Journal(tokens, capacity, System::nanoTime);
    }

    /** The entries that are kept, the oldest first. */
    public synchronized Vector<JournalEntry> entries() {
        return entries;
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
                number, receivedAfter, method, rawPath, parameters, tokenlessHeaders, user, Option.none(), false));
    }

    private static String masked(String value, Option<String> token) {
        return token.filter(secret -> !secret.isEmpty())
                .map(secret -> value.replace(secret, MASK))
                .getOrElse(value);
    }

    /** Number and time are given under the lock, so that both have one order. */
    private synchronized PendingEntry entered(BiFunction<Long, Duration, JournalEntry> entry) {
        lastNumber++;
        Duration receivedAfter = Duration.ofNanos(nanoTime.getAsLong() - start);
        entries = entries.append(entry.apply(lastNumber, receivedAfter)).takeRight(capacity);
        return new PendingEntry(lastNumber);
    }

    private synchronized void change(long number, UnaryOperator<JournalEntry> change) {
        long index = number - 1 - (lastNumber - entries.size());
        if (index >= 0) {
            entries = entries.update((int) index, change);
        }
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
                true);
    }

    private static JournalEntry withStatus(JournalEntry entry, int status) {
        return new JournalEntry(
                entry.number(),
                entry.receivedAfter(),
                entry.method(),
                entry.path(),
                entry.parameters(),
                entry.headers(),
                entry.user(),
                Option.some(status),
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
            if (response instanceof Response.Document document) {
                change(number, entry -> withStatus(entry, document.status()));
            }
        }
    }
}
