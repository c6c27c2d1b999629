package dev.interventions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListInterventionsTest {

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
    private final SourceId mailbox = world.source();
    private final Interventions interventions = world.as(world.agent(mailbox));

    private InterventionId opened() {
        return interventions
                .create(world.customerMessage(world.thread(mailbox), world.customer()))
                .get()
                .id();
    }

    @Test
    void lists_the_first_fifty_and_walks_over_all() {
        for (int number = 0; number < 200; number++) {
            opened();
        }
        String newest = opened().value();

        assertThat(ListInterventions.firstPage(interventions)).hasSize(50);
        assertThat(ListInterventions.allPages(interventions))
                .hasSize(201)
                .contains(newest)
                .doesNotHaveDuplicates();
    }
}
