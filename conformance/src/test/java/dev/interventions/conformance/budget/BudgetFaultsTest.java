package dev.interventions.conformance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.conformance.ContractRun;
import dev.interventions.tck.RequestBudgetContract;
import dev.interventions.tck.RequestBudgetFixture;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every promise of a budget, a budget breaks it, and the test of that promise fails. */
class BudgetFaultsTest {

    /** Long enough for a test that passes; some faults are detected only after a quarter of this time. */
    private static final int SECONDS = 20;

    private static final ThreadLocal<Supplier<RequestBudgetFixture>> HELD = new InheritableThreadLocal<>();

    static Seq<BudgetFault> faults() {
        return BudgetFaults.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @Execution(ExecutionMode.CONCURRENT)
    void is_detected_by_the_test_of_its_promise(BudgetFault fault) {
        assertThat(failure(fault).getOrNull())
                .as("the failure of %s", fault.test())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void every_test_detects_a_fault() {
        assertThat(BudgetFaults.all().map(BudgetFault::test).distinct())
                .containsExactlyInAnyOrderElementsOf(ContractRun.testsOf(UnderTest.class));
    }

    private static Option<Throwable> failure(BudgetFault fault) {
        HELD.set(fault.fixture());
        try {
            Map<String, Throwable> failures =
                    ContractRun.of(UnderTest.class, fault.test(), SECONDS).failures();
            return failures.get(fault.test());
        } finally {
            HELD.remove();
        }
    }

    /** Nested, so that the build doesn't run it as a test. */
    static final class UnderTest extends RequestBudgetContract {
        @Override
        protected RequestBudgetFixture fixture() {
            return HELD.get().get();
        }
    }
}
