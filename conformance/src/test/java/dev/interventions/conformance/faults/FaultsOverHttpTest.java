package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.conformance.HttpFixture;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.JournalContract;
import dev.interventions.tck.WebhooksContract;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults of the journal and of webhooks, planted in the HTTP adapter, since the emulator implements a part of their rules itself. */
class FaultsOverHttpTest {

    private static final Seq<ContractTest> TESTS =
            ContractTest.of(JournalOverHttp.class).appendAll(ContractTest.of(WebhooksOverHttp.class));

    static Seq<Fault> faults() {
        return JournalFaults.all().appendAll(WebhookFaults.onEveryAdapter());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void is_detected_by_a_test_of_its_rule(Fault fault) {
        SuiteRun run = SuiteRun.by(TESTS.filter(test -> test.rules().contains(fault.rule())), fault.behavior());

        assertThat(run.seesABrokenRule())
                .as(
                        "%s survives; the tests of the rule gave %s",
                        fault, run.findings().mkString("\n"))
                .isTrue();
    }

    @Test
    void there_is_no_fault_in_an_adapter_without_one() {
        assertThat(SuiteRun.by(TESTS, FaultyBehavior.nothing()).failures()).isEmpty();
    }

    /** Nested, so that the build doesn't run it as a test. */
    static final class JournalOverHttp extends JournalContract {
        @Override
        protected InterventionsFixture fixture() {
            return new FaultyHttpFixture(SuiteRun.held());
        }
    }

    /** Nested, so that the build doesn't run it as a test. */
    static final class WebhooksOverHttp extends WebhooksContract {
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
        public Webhooks webhooks(UserId agent) {
            return behavior.webhooks(
                    new WebhooksAt(state, agent, super.webhooks(agent), super.webhooks(state.unrestrictedUser())));
        }

        @Override
        public ContentId agentReply(UserId agent, InterventionId intervention) {
            ContentId reply = super.agentReply(agent, intervention);
            state.replies().put(reply, intervention);
            return reply;
        }
    }
}
