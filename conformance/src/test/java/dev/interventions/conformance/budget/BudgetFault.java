package dev.interventions.conformance.budget;

import dev.interventions.tck.RequestBudgetFixture;
import java.util.function.Supplier;

/** A budget that breaks a promise, and the test that has to detect it. */
record BudgetFault(String sentence, String test, Supplier<RequestBudgetFixture> fixture) {

    @Override
    public String toString() {
        return "a budget that " + sentence;
    }
}
