package dev.interventions.bulk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemStepsTest {

    private static final NextStep[] STEPS = {NextStep.SKIP, NextStep.LOOK_UP, NextStep.CALL};

    private final ItemSteps steps = new ItemSteps();

    @Test
    void an_item_of_which_nothing_is_known_is_called() {
        assertThat(steps.get("a")).isEqualTo(NextStep.CALL);
    }

    @Test
    void the_last_step_of_an_item_is_its_step() {
        steps.set("a", NextStep.LOOK_UP);
        steps.set("b", NextStep.LOOK_UP);
        steps.set("a", NextStep.SKIP);

        assertThat(steps.get("a")).isEqualTo(NextStep.SKIP);
        assertThat(steps.get("b")).isEqualTo(NextStep.LOOK_UP);
    }

    @Test
    void the_steps_of_many_items_are_kept_apart() {
        for (int number = 0; number < 10_000; number++) {
            steps.set("item" + number, STEPS[number % STEPS.length]);
        }

        for (int number = 0; number < 10_000; number++) {
            assertThat(steps.get("item" + number)).isEqualTo(STEPS[number % STEPS.length]);
        }
        assertThat(steps.get("item10000")).isEqualTo(NextStep.CALL);
    }
}
