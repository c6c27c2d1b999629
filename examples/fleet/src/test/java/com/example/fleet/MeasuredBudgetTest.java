package com.example.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredBudgetTest {

    private final List<Duration> waits = new ArrayList<>();
    private final List<Duration> uses = new ArrayList<>();
    private final RequestBudget budget =
            new MeasuredBudget(SlidingWindowBudget.of(1, Duration.ofDays(1)), (waited, used) -> {
                waits.add(waited);
                uses.add(used);
            });

    @Test
    void an_attempt_is_reported_when_it_has_ended() {
        RequestBudget.Permit permit = budget.acquire("account", Duration.ZERO).get();
        assertThat(uses).isEmpty();

        permit.close();

        assertThat(uses).singleElement().satisfies(used -> assertThat(used).isPositive());
    }

    @Test
    void a_call_that_gets_no_permit_is_reported_with_its_wait() {
        budget.acquire("account", Duration.ZERO).get();
        budget.acquire("account", Duration.ofMillis(20));

        assertThat(waits)
                .singleElement()
                .satisfies(waited -> assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMillis(20)));
        assertThat(uses).containsExactly(Duration.ZERO);
    }
}
