package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.emulator.journal.JournalEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LatencyTest {

    private static final Duration LATENCY = Duration.ofMillis(300);

    private final BlockingQueue<JournalEntry> ended = new LinkedBlockingQueue<>();

    @Test
    void each_operation_takes_the_latency() throws InterruptedException {
        try (EmulatorScenario scenario = scenarioWith(LATENCY)) {
            scenario.asAgent().get("/interventions");

            assertThat(ended.poll(20, TimeUnit.SECONDS).took().get()).isGreaterThanOrEqualTo(LATENCY);
        }
    }

    @Test
    void refused_tokens_are_not_delayed() {
        try (EmulatorScenario scenario = scenarioWith(Duration.ofSeconds(20))) {
            assertThat(scenario.withoutToken().get("/interventions").status()).isEqualTo(401);
            assertThat(ended.element().took().get()).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    @Tag("CLOSE-6")
    void a_second_close_during_the_latency_of_the_first_is_in_progress() {
        // The second request is received within it, however slow the machine is; the test doesn't wait for the first.
        try (EmulatorScenario scenario = scenarioWith(Duration.ofSeconds(20))) {
            InterventionId id = scenario.replied();
            Supplier<Integer> close =
                    () -> scenario.asAgent().put(one(id) + "/close").status();

            CompletableFuture<Integer> one = CompletableFuture.supplyAsync(close, task -> new Thread(task).start());
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(close, task -> new Thread(task).start());

            assertThat(CompletableFuture.anyOf(one, other).join()).isEqualTo(409);
            assertThat(List.of(one.isDone(), other.isDone())).containsExactlyInAnyOrder(true, false);
        }
    }

    private EmulatorScenario scenarioWith(Duration latency) {
        return new EmulatorScenario(
                EmulatorSettings.defaults().withLatency(latency).withRequestListener(ended::add));
    }
}
