package dev.interventions.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a failed test shows. */
@Timeout(60)
class FailureJournalTest {

    @Test
    void a_failure_shows_calls_and_outcomes_and_which_writes_took_effect() {
        SampleRun run = SampleRun.of(InMemory.class);

        assertThat(run.journal()).contains("NotAllowed: an intervention without agent reply", " (CLOSE-2)\n");
        assertThat(withoutMessages(run.journal())).isEqualTo("""
                Calls of the injected interventions:
                  1. agent: create 000000000000000000000004: applied, result
                  2. agent: close 000000000000000000000005: NotAllowed
                  3. agent: close 000000000000000000000005: applied, EffectUnknown
                  4. susan as agent: get 000000000000000000000005: result
                  5. susan: reassign 000000000000000000000005 to agent: applied, result
                  6. susan: categorize 000000000000000000000005 as [gift, late]: applied, result
                  7. susan: update custom fields [order] of 000000000000000000000005: applied, result
                  8. susan: cancel 000000000000000000000005: NotAllowed""");
        assertThat(run.onlyFailure()).hasMessage("as planned");
        assertThat(run.onlyFailure().getSuppressed()[0].getStackTrace()).isEmpty();
    }

    private static String withoutMessages(String journal) {
        return journal.replaceAll("(NotAllowed|EffectUnknown|NotFound): .*", "$1");
    }

    private static World predictable() {
        return World.onClock(Clock.fixed(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC), Ids.PREDICTABLE);
    }

    static class InMemory {

        @RegisterExtension
        static final InterventionsExtension EXTENSION =
                new InterventionsExtension().withWorld(FailureJournalTest::predictable);

        @Test
        void fails(
                World world,
                SourceId source,
                @Agent UserId agent,
                Interventions interventions,
                @Agent(
                                value = "susan",
                                permissions = {Permission.UPDATE_INTERVENTION, Permission.IMPERSONATE_USER})
                        Interventions ofSusan) {
            ContentId message = world.customerMessage(world.thread(source), world.customer());
            InterventionId id = interventions.create(message).get().id();
            interventions.close(id);
            world.agentReply(agent, id);
            world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());
            interventions.close(id);
            ofSusan.actingAs(agent).get(id);
            ofSusan.reassign(id, agent);
            ofSusan.categorize(id, CategoryId.of("late"), CategoryId.of("gift"));
            ofSusan.updateCustomField(id, "order", CustomFieldValue.of("a customer's words"));
            ofSusan.cancel(id);
            Assertions.fail("as planned");
        }
    }

    @Test
    void a_failure_shows_the_requests_that_the_emulator_received_without_tokens() {
        SampleRun run = SampleRun.of(OverHttp.class);

        assertThat(run.journal()).isEqualTo("""
                Requests that the emulator received:
                  1. agent: GET /1.0/interventions limit=5: status 200
                  2. no known user: PUT /1.0/interventions/1/close: status 401
                  3. susan: POST /1.0/interventions content_id=000000000000000000000004: status 200, applied""");
    }

    static class OverHttp {

        @RegisterExtension
        static final InterventionsExtension EXTENSION =
                new InterventionsExtension().withWorld(FailureJournalTest::predictable);

        @Test
        void fails(
                World world,
                SourceId source,
                @Emulated URI baseUri,
                @Emulated String token,
                @Emulated @Agent("susan") String ofSusan)
                throws Exception {
            ContentId message = world.customerMessage(world.thread(source), world.customer());
            EmulatedTest.send("GET", baseUri, "/interventions?limit=5", token);
            EmulatedTest.send("PUT", baseUri, "/interventions/1/close", "unknown");
            EmulatedTest.send("POST", baseUri, "/interventions?content_id=" + message.value(), ofSusan);
            Assertions.fail("as planned");
        }
    }

    @Test
    void the_journal_is_published_as_a_report_entry_too() {
        SampleRun run = SampleRun.of(OnlyStarted.class);

        assertThat(run.journal()).isEqualTo("The emulator received no request.");
        assertThat(run.published())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getKeyValuePairs())
                        .isEqualTo(Map.of("interventions", "The emulator received no request.")));
    }

    @ExtendWith(InterventionsExtension.class)
    static class OnlyStarted {
        @Test
        void fails(@Emulated URI baseUri) {
            Assertions.fail("as planned");
        }
    }

    @Test
    void a_failure_before_or_after_the_test_shows_the_calls_too() {
        assertThat(SampleRun.of(FailingBefore.class).journal()).contains("1. agent: get none: NotFound: ");
        assertThat(SampleRun.of(FailingAfter.class).journal())
                .contains("1. agent: get test: NotFound: ")
                .contains("2. agent: get after: NotFound: ");
    }

    @ExtendWith(InterventionsExtension.class)
    static class FailingBefore {

        @BeforeEach
        void fail(Interventions interventions) {
            interventions.get(InterventionId.of("none"));
            Assertions.fail("as planned");
        }

        @Test
        void never_runs() {}
    }

    @ExtendWith(InterventionsExtension.class)
    static class FailingAfter {

        @Test
        void passes(Interventions interventions) {
            interventions.get(InterventionId.of("test"));
        }

        @AfterEach
        void fail(Interventions interventions) {
            interventions.get(InterventionId.of("after"));
            Assertions.fail("as planned");
        }
    }

    @Test
    void of_several_tests_each_failure_shows_its_own_calls() {
        SampleRun run = SampleRun.of(Several.class);

        assertThat(run.failures())
                .extracting(failure -> failure.getMessage() + " " + failure.getSuppressed()[0].getMessage())
                .map(FailureJournalTest::withoutMessages)
                .containsExactlyInAnyOrder(
                        "one Calls of the injected interventions:\n  1. agent: get one: NotFound",
                        "two Calls of the injected interventions:\n  1. agent: get two: NotFound");
        assertThat(run.published()).hasSize(2);
    }

    @ExtendWith(InterventionsExtension.class)
    static class Several {

        @Test
        void one(Interventions interventions) {
            interventions.get(InterventionId.of("one"));
            Assertions.fail("one");
        }

        @Test
        void two(Interventions interventions) {
            interventions.get(InterventionId.of("two"));
            Assertions.fail("two");
        }

        @Test
        void passes(Interventions interventions) {
            interventions.get(InterventionId.of("three"));
        }
    }

    @Test
    void a_test_that_passes_is_aborted_or_called_nothing_shows_nothing() {
        assertThat(SampleRun.passing(Passing.class, 1).published()).isEmpty();

        SampleRun aborted = SampleRun.of(Aborted.class);
        assertThat(aborted.aborted()).hasSize(1);
        assertThat(aborted.published()).isEmpty();

        SampleRun silent = SampleRun.of(Silent.class);
        assertThat(silent.onlyFailure().getSuppressed()).isEmpty();
        assertThat(silent.published()).isEmpty();
    }

    @ExtendWith(InterventionsExtension.class)
    static class Passing {
        @Test
        void passes(Interventions interventions) {
            interventions.get(InterventionId.of("none"));
        }
    }

    @ExtendWith(InterventionsExtension.class)
    static class Aborted {
        @Test
        void is_aborted(Interventions interventions) {
            interventions.get(InterventionId.of("none"));
            Assumptions.abort("as planned");
        }
    }

    @ExtendWith(InterventionsExtension.class)
    static class Silent {
        @Test
        void fails(World world) {
            Assertions.fail("as planned");
        }
    }
}
