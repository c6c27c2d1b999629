package dev.interventions.spring.boot.test.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.SourceId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.HttpInterventions;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.spring.boot.test.InterventionsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InterventionsTest(emulator = true)
class EmulatedSliceTest {

    private static final PageRequest PAGE = PageRequest.of(0, 10);

    @Autowired
    World world;

    @Autowired
    SourceId source;

    @Autowired
    EngageEmulator emulator;

    @Autowired
    Interventions interventions;

    @Autowired
    Bots bots;

    @Autowired
    Webhooks webhooks;

    @Autowired
    ReferenceData referenceData;

    @Autowired
    Journal journal;

    @Test
    void the_application_reaches_the_world_over_http() {
        ContentId message = world.customerMessage(world.thread(source), world.customer());

        assertThat(interventions.create(message).isRight()).isTrue();
        assertThat(interventions).isInstanceOf(HttpInterventions.class);
        assertThat(emulator.journal()).isNotEmpty();
    }

    @Test
    void the_application_reaches_every_other_port_over_http() {
        ContentId message = world.customerMessage(world.thread(source), world.customer());
        InterventionId engaged = bots.engage(message).get().id();

        assertThat(bots.complete(engaged).getLeft()).isInstanceOf(NotAllowed.class);
        assertThat(webhooks.list(PAGE).isRight()).isTrue();
        assertThat(referenceData.readableSources().get()).containsExactly(source);
        assertThat(journal.list(JournalQuery.all(), PAGE).get().records()).isNotEmpty();
    }
}
