package dev.interventions.emulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Tokens;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.emulator.json.Json;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final java.util.List<JournalEntry> heard = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final Journal journal = new Journal(new Tokens(HashMap.empty()), 3, heard::add, now::get);

    @Test
    void measures_the_time_from_its_start_to_each_request() {
        received();
        advance(Duration.ofMillis(1500));
        received();
        advance(Duration.ofNanos(1));
        received();

        assertThat(journal.entries().map(JournalEntry::receivedAfter))
                .containsExactly(Duration.ZERO, Duration.ofMillis(1500), Duration.ofNanos(1_500_000_001));
    }

    @Test
    void an_entry_is_in_progress_until_its_response_is_known() {
        Journal.PendingEntry entry = received();
        assertThat(only()).returns(Option.none(), JournalEntry::status).returns(false, JournalEntry::applied);

        entry.applied();
        assertThat(only()).returns(Option.none(), JournalEntry::status).returns(true, JournalEntry::applied);

        entry.responded(response());
        assertThat(only()).returns(Option.some(200), JournalEntry::status).returns(true, JournalEntry::applied);
    }

    @Test
    void the_listener_is_called_once_for_each_request_with_its_outcome_and_duration() {
        Journal.PendingEntry entry = received();
        assertThat(heard).isEmpty();

        entry.applied();
        advance(Duration.ofMillis(3));
        entry.responded(response());

        assertThat(heard)
                .singleElement()
                .returns(Option.some(200), JournalEntry::status)
                .returns(Option.some(Duration.ofMillis(3)), JournalEntry::took)
                .returns(true, JournalEntry::applied);
    }

    @Test
    void a_response_that_is_lost_has_no_status() {
        received().responded(new Response.Withheld());

        assertThat(only().status()).isEmpty();
    }

    @Test
    void requests_are_completed_in_any_order() {
        Journal.PendingEntry first = received();
        Journal.PendingEntry second = received();

        second.responded(response());
        assertThat(journal.entries().map(JournalEntry::status)).containsExactly(Option.none(), Option.some(200));

        first.applied();
        assertThat(journal.entries().map(JournalEntry::applied)).containsExactly(true, false);
    }

    @Test
    void the_newest_are_kept_and_numbers_continue() {
        for (int index = 0; index < 100; index++) {
            received();
        }

        assertThat(numbers()).containsExactly(98L, 99L, 100L);
    }

    @Test
    void completing_an_entry_that_is_no_longer_kept_changes_no_other() {
        Journal.PendingEntry first = received();
        Journal.PendingEntry second = received();
        received();
        received();

        first.applied();
        first.responded(response());
        second.responded(response());

        assertThat(numbers()).containsExactly(2L, 3L, 4L);
        assertThat(journal.entries().map(JournalEntry::status))
                .containsExactly(Option.some(200), Option.none(), Option.none());
        assertThat(journal.entries().map(JournalEntry::applied)).containsOnly(false);
    }

    @Test
    void credentials_in_headers_are_masked() {
        Map<String, String> headers = Map.of(
                "authorization", "Basic secret", "proxy-authorization", "Basic secret", "cookie", "secret", "x", "y");

        journal.received("GET", "/1.0/interventions", headers, request());

        assertThat(only().headers().toJavaMap())
                .containsOnly(
                        Map.entry("authorization", "[masked]"),
                        Map.entry("proxy-authorization", "[masked]"),
                        Map.entry("cookie", "[masked]"),
                        Map.entry("x", "y"));
    }

    @Test
    void a_journal_of_size_zero_stays_empty() {
        Journal none = new Journal(new Tokens(HashMap.empty()), 0, entry -> {}, now::get);

        Journal.PendingEntry entry = none.received("PUT", "/1.0/interventions/any/close", Map.of(), request());
        entry.applied();
        entry.responded(response());

        assertThat(none.entries()).isEmpty();
    }

    @Test
    void requests_to_the_control_api_are_left_out() {
        for (String path : new String[] {"/_emulator", "/_emulator/clock", "/_emulator/nowhere"}) {
            Journal.PendingEntry entry = journal.received("POST", path, Map.of(), request());
            entry.applied();
            entry.responded(response());
        }

        assertThat(journal.entries()).isEmpty();
        journal.received("GET", "/_emulators", Map.of(), request());
        assertThat(numbers()).containsExactly(1L);
    }

    @Test
    void a_snapshot_does_not_change() {
        Journal.PendingEntry entry = received();

        Vector<JournalEntry> snapshot = journal.entries();
        entry.applied();
        entry.responded(response());
        received();

        assertThat(snapshot).hasSize(1);
        assertThat(snapshot.head()).returns(Option.none(), JournalEntry::status).returns(false, JournalEntry::applied);
    }

    @Test
    void of_many_concurrent_requests_each_has_a_number_a_time_in_their_order_and_its_own_status() throws Exception {
        int threads = 4;
        int each = 2_000;
        Journal busy = Journal.startingNow(new Tokens(HashMap.empty()), threads * each, entry -> {});
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            Callable<Boolean> requests = () -> {
                for (int index = 0; index < each; index++) {
                    Journal.PendingEntry entry = busy.received("GET", "/1.0/interventions", Map.of(), request());
                    entry.applied();
                    entry.responded(response());
                }
                return true;
            };
            assertThat(callers.invokeAll(IntStream.range(0, threads)
                            .mapToObj(index -> requests)
                            .toList()))
                    .extracting(Future::get)
                    .containsOnly(true);
        } finally {
            callers.shutdownNow();
        }

        Vector<JournalEntry> entries = busy.entries();
        assertThat(entries.map(JournalEntry::number)).isEqualTo(Vector.rangeClosed(1L, (long) threads * each));
        assertThat(entries).isEqualTo(entries.sortBy(JournalEntry::receivedAfter));
        assertThat(entries.forAll(entry -> entry.applied() && entry.status().contains(200)))
                .isTrue();
    }

    private Journal.PendingEntry received() {
        return journal.received("GET", "/1.0/interventions", Map.of(), request());
    }

    private JournalEntry only() {
        return List.ofAll(journal.entries()).single();
    }

    private Vector<Long> numbers() {
        return journal.entries().map(JournalEntry::number);
    }

    private void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static ApiRequest request() {
        return ApiRequest.read(Option.none(), "", Option.none(), Option.some(new byte[0]));
    }

    private static Response response() {
        return Response.ok(Json.object().build());
    }
}
