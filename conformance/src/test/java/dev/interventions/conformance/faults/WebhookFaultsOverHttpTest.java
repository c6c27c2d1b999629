package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.conformance.HttpFixture;
import dev.interventions.domain.UserId;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.WebhooksContract;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults of webhooks, planted in the HTTP adapter. */
class WebhookFaultsOverHttpTest {

    private static final Seq<ContractTest> TESTS = ContractTest.of(OverHttp.class);

    static Seq<Fault> faults() {
        return WebhookFaults.onEveryAdapter();
    }

    /** Nested, so that the build doesn't run it as a test. */
    static final class OverHttp extends WebhooksContract {
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
        public Webhooks webhooks(UserId agent) {
            return behavior.webhooks(
                    new WebhooksAt(state, agent, super.webhooks(agent), super.webhooks(state.unrestrictedUser())));
        }
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
    void finds_no_fault_in_an_adapter_without_one() {
        assertThat(SuiteRun.by(TESTS, FaultyBehavior.nothing()).failures()).isEmpty();
    }
}
