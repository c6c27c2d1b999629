package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.inmemory.World;
import dev.interventions.inmemory.WorldChange;
import dev.interventions.inmemory.WorldChanges;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.reliability.CallRecord.ReceivedRequest;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The check finds each kind of contradiction; so an empty list proves that there is none. */
class HistoryCheckTest {

    private static final UserId AGENT = UserId.of("agent");
    private static final String EFFECT = "close it";
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Either<InterventionError, ?> RESULT = Either.right("closed");
    private static final Either<InterventionError, ?> REFUSED = Either.left(new Refused.NotFound("no"));
    private static final Either<InterventionError, ?> UNKNOWN =
            Either.left(new EffectUnknown(new Unavailable.Unreachable("lost")));

    private static final World WORLD = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"));
    private static final Seq<WorldChange> CHANGES = threeOpened();

    private static Seq<WorldChange> threeOpened() {
        WORLD.recordEvents();
        WorldChanges changes = WORLD.changes();
        SourceId source = WORLD.source();
        for (int count = 0; count < 3; count++) {
            WORLD.as(WORLD.agent(source))
                    .create(WORLD.customerMessage(WORLD.thread(source), WORLD.customer()))
                    .get();
        }
        return changes.take();
    }

    private static Page<JournalEvent> events(int limit) {
        return WORLD.journal(WORLD.agent())
                .list(JournalQuery.all(), PageRequest.of(0, limit))
                .get();
    }

    private static CallRecord listed(Page<JournalEvent> page, Fault fault) {
        return new CallRecord(
                1,
                Operation.LIST_EVENTS,
                AGENT,
                "",
                DEADLINE,
                Duration.ofMillis(1),
                Either.right(page),
                List.of(new ReceivedRequest(false, fault)));
    }

    private static HistoryCheck of(Seq<JournalEntry> journal, CallRecord... calls) {
        return new HistoryCheck(new History(HashSet.empty(), Vector.of(calls), journal, EventLog.of(CHANGES)));
    }

    private static CallRecord close(Either<InterventionError, ?> outcome, Duration took, Fault... faults) {
        return new CallRecord(
                1,
                Operation.CLOSE,
                AGENT,
                EFFECT,
                DEADLINE,
                took,
                outcome,
                List.of(faults).map(fault -> new ReceivedRequest(true, fault)));
    }

    private static CallRecord close(Either<InterventionError, ?> outcome, Fault... faults) {
        return close(outcome, Duration.ofMillis(1), faults);
    }

    private static JournalEntry received(boolean applied) {
        return received(1, Duration.ofMillis(1), applied);
    }

    private static JournalEntry received(long number, Duration after, boolean applied) {
        return new JournalEntry(
                number,
                after,
                "PUT",
                "/x",
                LinkedHashMap.empty(),
                LinkedHashMap.empty(),
                Option.some(AGENT),
                Option.some(200),
                Option.some(Duration.ofMillis(1)),
                applied);
    }

    @Test
    void nothing_contradicts_a_result_that_was_applied_and_a_refusal_that_was_not() {
        assertThat(of(List.of(received(true)), close(RESULT, Fault.NONE)).contradictions())
                .isEmpty();
        assertThat(of(List.of(received(false)), close(REFUSED, Fault.NONE)).contradictions())
                .isEmpty();
    }

    @Test
    void a_refusal_of_what_was_applied_contradicts() {
        assertThat(of(List.of(received(true)), close(REFUSED, Fault.NONE)).contradictions())
                .singleElement()
                .asString()
                .endsWith("was applied");
    }

    @Test
    void a_result_without_its_effect_contradicts() {
        assertThat(of(List.of(received(false)), close(RESULT, Fault.NONE)).contradictions())
                .singleElement()
                .asString()
                .endsWith("never had its effect");
    }

    @Test
    void a_result_whose_effect_another_call_had_does_not() {
        CallRecord another = new CallRecord(
                2,
                Operation.CLOSE,
                UserId.of("another"),
                EFFECT,
                DEADLINE,
                Duration.ofMillis(1),
                RESULT,
                List.of(new ReceivedRequest(true, Fault.SWALLOWS_THE_REQUEST)));

        assertThat(of(List.of(received(true)), close(RESULT, Fault.NONE), another)
                        .contradictions())
                .isEmpty();
    }

    @Test
    void what_the_journal_held_at_some_moment_does_not_contradict() {
        Page<JournalEvent> all = events(30);
        Page<JournalEvent> earlier = new Page<>(2, 0, 30, all.records().drop(1));

        assertThat(of(List.empty(), listed(all, Fault.NONE)).contradictions()).isEmpty();
        assertThat(of(List.empty(), listed(events(2), Fault.NONE)).contradictions())
                .isEmpty();
        assertThat(of(List.empty(), listed(earlier, Fault.NONE)).contradictions())
                .isEmpty();
    }

    @Test
    void a_page_that_the_journal_never_held_contradicts() {
        Page<JournalEvent> all = events(30);
        Seq<Page<JournalEvent>> others = List.of(
                new Page<>(3, 0, 30, List.empty()),
                new Page<>(2, 0, 30, all.records()),
                new Page<>(3, 0, 30, all.records().reverse()),
                new Page<>(3, 0, 30, all.records().take(2)),
                new Page<>(2, 0, 30, all.records().removeAt(1)));

        assertThat(others.map(page -> of(List.empty(), listed(page, Fault.NONE)).contradictions()))
                .allSatisfy(
                        found -> assertThat(found).singleElement().asString().endsWith("what the journal held"));
        assertThat(of(List.empty(), listed(others.head(), Fault.SHOWS_ANOTHER_STATE))
                        .contradictions())
                .isEmpty();
    }

    @Test
    void a_write_that_is_sent_again_contradicts() {
        assertThat(of(List.of(received(true)), close(RESULT, Fault.RESETS_INSTEAD_OF_FORWARDING, Fault.NONE))
                        .contradictions())
                .singleElement()
                .asString()
                .endsWith("was sent again");
        assertThat(of(List.of(received(true), received(false)), close(RESULT, Fault.NONE))
                        .contradictions())
                .hasSize(1);
    }

    @Test
    void a_write_that_is_sent_again_after_a_429_does_not() {
        assertThat(of(List.of(received(true)), close(RESULT, Fault.THROTTLES, Fault.REFUSES_THE_TOKEN, Fault.NONE))
                        .contradictions())
                .isEmpty();
    }

    @Test
    void an_unknown_effect_of_a_write_that_was_answered_contradicts() {
        assertThat(of(List.of(received(true)), close(UNKNOWN, Fault.NONE)).contradictions())
                .singleElement()
                .asString()
                .endsWith("has no reason to be unknown");
        assertThat(of(List.of(received(true)), close(UNKNOWN, Duration.ofSeconds(3), Fault.NONE))
                        .contradictions())
                .isEmpty();
    }

    @Test
    void a_call_that_hangs_contradicts() {
        assertThat(of(List.of(received(true)), close(RESULT, DEADLINE.plusMinutes(61), Fault.NONE))
                        .contradictions())
                .singleElement()
                .asString()
                .endsWith("much longer than its deadline");
    }

    @Test
    void a_request_more_than_a_minute_may_have_contradicts() {
        Vector<JournalEntry> journal = Vector.rangeClosed(0, HistorySettings.REQUESTS_PER_MINUTE)
                .map(number -> received(number, Duration.ofNanos(number), false));

        assertThat(of(journal).contradictions())
                .singleElement()
                .asString()
                .startsWith("more than 500 requests in PT1M");
        assertThat(of(journal.tail()).contradictions()).isEmpty();
    }

    @Test
    void a_request_whose_call_has_given_up_does_not() {
        Vector<JournalEntry> journal = Vector.rangeClosed(0, HistorySettings.REQUESTS_PER_MINUTE)
                .map(number -> received(number, Duration.ofNanos(number), false));

        assertThat(of(journal, close(UNKNOWN, Duration.ofSeconds(3), Fault.SWALLOWS_THE_RESPONSE))
                        .windowsOverTheLimit())
                .isEmpty();
    }

    @Test
    void lost_responses_count_by_whether_the_write_was_applied_before_a_lookup() {
        CallRecord lookedFor = new CallRecord(
                1,
                Operation.CLOSE,
                AGENT,
                EFFECT,
                DEADLINE,
                Duration.ofMillis(1),
                UNKNOWN,
                List.of(
                        new ReceivedRequest(true, Fault.RESETS_INSTEAD_OF_ANSWERING),
                        new ReceivedRequest(false, Fault.NONE)));

        assertThat(of(List.of(received(true)), lookedFor).unknownOfLostAndApplied())
                .isEqualTo(1.0);
        assertThat(of(List.of(received(false)), lookedFor).lostAndApplied()).isEmpty();
        assertThat(of(List.of(received(false)), lookedFor).lostAndNotApplied()).hasSize(1);
        assertThat(of(List.of(received(true)), close(UNKNOWN, Fault.RESETS_INSTEAD_OF_ANSWERING))
                        .lostAndApplied())
                .as("there was no lookup")
                .isEmpty();
    }
}
