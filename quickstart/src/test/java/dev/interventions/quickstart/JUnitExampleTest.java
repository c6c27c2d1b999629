package dev.interventions.quickstart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.World;
import dev.interventions.junit.Agent;
import dev.interventions.junit.Emulated;
import dev.interventions.junit.InterventionsExtension;
import dev.interventions.port.Interventions;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InterventionsExtension.class)
class JUnitExampleTest {

    private final Interventions interventions;
    private InterventionId replied;

    JUnitExampleTest(Interventions interventions) {
        this.interventions = interventions;
    }

    @BeforeEach
    void anInterventionWithAReply(World world, SourceId source, @Agent UserId agent) {
        replied = interventions
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
        world.agentReply(agent, replied);
    }

    @Test
    void closesInMemory() {
        assertTrue(interventions.close(replied).get().isClosed());
    }

    @Test
    void closesOverHttp(@Emulated URI baseUri, @Emulated String token) {
        try (EngageClient client = EngageClient.connect(HttpSettings.of(baseUri, () -> token))) {
            client.interventions().close(replied);
        }

        assertTrue(interventions.get(replied).get().isClosed());
    }
}
