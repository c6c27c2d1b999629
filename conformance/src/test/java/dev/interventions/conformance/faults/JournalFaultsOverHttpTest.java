package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.conformance.HttpFixture;
import dev.interventions.conformance.faults.SuiteRun.Finding;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import dev.interventions.port.journal.Journal;
import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.JournalContract;
import io.vavr.collection.Seq;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults of the journal are found over HTTP too. */
class JournalFaultsOverHttpTest {

    private static final EngageEmulator EMULATOR =
            EngageEmulator.start(World.startingAt(Instant.parse("2024-05-21T09:00:00Z")));

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    static Seq<Fault> faults() {
        return JournalFaults.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void is_detected_by_a_test_of_its_rule(Fault fault) {
        SuiteRun run = run(fault.behavior(), fault.rule());

        assertThat(run.seesABrokenRule())
                .as("%s survives: %s", fault, run.findings().mkString("\n"))
                .isTrue();
    }

    @Test
    void there_is_no_fault_in_an_adapter_without_one() {
        assertThat(faults().map(Fault::rule).distinct().map(rule -> run(FaultyBehavior.nothing(), rule)))
                .allSatisfy(run -> assertThat(run.failures()).isEmpty());
    }

    private static SuiteRun run(FaultyBehavior behavior, String rule) {
        return HttpFixture.sharing(
                EMULATOR,
                () -> SuiteRun.holding(
                        behavior,
                        () -> new SuiteRun(ContractTest.of(OverHttp.class)
                                .filter(test -> test.rules().contains(rule))
                                .map(test -> new Finding(test, test.failure())))));
    }

    /** Nested, so that the build doesn't run it as a test. */
    static final class OverHttp extends JournalContract {
        @Override
        protected InterventionsFixture fixture() {
            return new FaultyHttpFixture(SuiteRun.held());
        }
    }

    private static final class FaultyHttpFixture extends HttpFixture {

        private final FaultyBehavior behavior;
        private final FaultState state = new FaultState(world());

        FaultyHttpFixture(FaultyBehavior behavior) {
            this.behavior = behavior;
        }

        @Override
        public Journal journal(UserId agent) {
            return behavior.journal(state, super.journal(agent));
        }

        @Override
        public ContentId agentReply(UserId agent, InterventionId intervention) {
            ContentId reply = super.agentReply(agent, intervention);
            state.replies().put(reply, intervention);
            return reply;
        }
    }
}
