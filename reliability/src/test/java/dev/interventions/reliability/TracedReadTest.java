package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.AttemptInterceptor.Observation;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import dev.interventions.port.budget.RequestBudget;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The headers that a trace needs arrive at the service. */
@Timeout(60)
class TracedReadTest {

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);

    @Test
    void each_attempt_of_a_read_sends_its_own_trace_header() {
        AttemptInterceptor tracing = (attempt, headers) -> {
            headers.set("traceparent", "00-of-" + attempt.call().operation() + "-" + attempt.number());
            return Observation.NONE;
        };
        world.failNext(Operation.LIST, SimulatedFault.unavailable());

        try (EngageEmulator emulator = EngageEmulator.start(world);
                EngageClient client =
                        EngageClient.connect(HttpSettings.of(emulator.baseUri(), () -> emulator.tokenOf(agent))
                                .withBudget(RequestBudget.unlimited())
                                .addingInterceptor(tracing))) {
            assertThat(client.interventions()
                            .list(InterventionQuery.all(), PageRequest.first())
                            .isRight())
                    .isTrue();

            assertThat(emulator.journal().flatMap(JournalEntry::status)).containsExactly(503, 200);
            assertThat(emulator.journal().map(JournalEntry::headers))
                    .map(headers -> headers.get("traceparent").get())
                    .containsExactly("00-of-LIST-1", "00-of-LIST-2");
            assertThat(emulator.journal().toString()).doesNotContain(emulator.tokenOf(agent));
        }
    }
}
