package dev.interventions.spring.boot.test.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.SourceId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.HttpInterventions;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.spring.boot.test.InterventionsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InterventionsTest(emulator = true)
class EmulatedSliceTest {

    @Autowired
    World world;

    @Autowired
    SourceId source;

    @Autowired
    EngageEmulator emulator;

    @Autowired
    Interventions interventions;

    @Test
    void the_application_reaches_the_world_over_http() {
        ContentId message = world.customerMessage(world.thread(source), world.customer());

        assertThat(interventions.create(message).isRight()).isTrue();
        assertThat(interventions).isInstanceOf(HttpInterventions.class);
        assertThat(emulator.journal()).isNotEmpty();
    }
}
