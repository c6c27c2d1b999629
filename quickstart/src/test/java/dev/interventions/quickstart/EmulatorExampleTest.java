package dev.interventions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmulatorExampleTest {

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
    private final SourceId mailbox = world.source();
    private final UserId agent = world.agent(mailbox);

    @Test
    void lists_over_http() {
        world.as(agent).create(world.customerMessage(world.thread(mailbox), world.customer()));

        try (EngageEmulator emulator = EngageEmulator.start(world);
                EngageClient client =
                        EngageClient.connect(HttpSettings.of(emulator.baseUri(), () -> emulator.tokenOf(agent)))) {
            assertThat(ListInterventions.firstPage(client.interventions())).hasSize(1);
        }
    }
}
