package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class InMemoryInterventionsTest {

    private final WorldScenario scenario = new WorldScenario();

    @Test
    void refuses_null_arguments() {
        assertThatNullPointerException().isThrownBy(() -> scenario.interventions.actingAs(null));
        assertThatNullPointerException().isThrownBy(() -> scenario.interventions.create(null));
        assertThatNullPointerException().isThrownBy(() -> scenario.interventions.get(null));
        assertThatNullPointerException().isThrownBy(() -> scenario.interventions.list(null, null));
        assertThatNullPointerException().isThrownBy(() -> scenario.interventions.reassign(scenario.opened(), null));
    }
}
