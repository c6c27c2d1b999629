package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class InMemoryInterventionsTest {

    private final WorldScenario desk = new WorldScenario();

    @Test
    void null_is_the_programmers_error() {
        assertThatNullPointerException().isThrownBy(() -> desk.interventions.actingAs(null));
        assertThatNullPointerException().isThrownBy(() -> desk.interventions.create(null));
        assertThatNullPointerException().isThrownBy(() -> desk.interventions.get(null));
        assertThatNullPointerException().isThrownBy(() -> desk.interventions.list(null, null));
        assertThatNullPointerException().isThrownBy(() -> desk.interventions.reassign(desk.opened(), null));
    }
}
