package dev.interventions.budget.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What a caller of a budget is told. */
final class Refusal {

    private static final Duration AT_MOST = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Refusal() {}

    /**
     * Asks until the refusal has these parts, and gets no permit before. On a machine under load, a call may end before the store has
     * replied.
     */
    static String await(RequestBudget budget, String account, String... parts) {
        long start = System.nanoTime();
        while (true) {
            Unavailable refusal = budget.acquire(account, AT_MOST).getLeft();
            assertThat(refusal).isInstanceOf(Unavailable.BudgetExhausted.class);
            String message = refusal.message().toLowerCase(Locale.ROOT);
            if (Arrays.stream(parts).allMatch(part -> message.contains(part.toLowerCase(Locale.ROOT)))) {
                return refusal.message();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(message).isLessThan(TIMEOUT);
        }
    }
}
