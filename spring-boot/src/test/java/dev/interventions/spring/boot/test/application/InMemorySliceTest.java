package dev.interventions.spring.boot.test.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.SourceId;
import dev.interventions.http.EngageClient;
import dev.interventions.inmemory.World;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.spring.boot.test.InterventionsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InterventionsTest
class InMemorySliceTest {

    private static final PageRequest PAGE = PageRequest.of(0, 10);

    @Autowired
    World world;

    @Autowired
    SourceId source;

    @Autowired
    Interventions interventions;

    @Autowired
    Comments comments;

    @Autowired
    Bots bots;

    @Autowired
    Webhooks webhooks;

    @Autowired
    ReferenceData referenceData;

    @Autowired
    Journal journal;

    @Autowired
    ApplicationContext context;

    @Test
    void the_application_works_in_the_world() {
        ContentId message = world.customerMessage(world.thread(source), world.customer());

        assertThat(interventions.create(message).isRight()).isTrue();
    }

    @Test
    void the_application_comments_in_the_world() {
        ContentId message = world.customerMessage(world.thread(source), world.customer());

        assertThat(interventions
                        .create(message)
                        .flatMap(opened -> comments.create(opened.id(), "call back"))
                        .isRight())
                .isTrue();
    }

    @Test
    void the_application_has_every_other_port_of_the_world() {
        ContentId message = world.customerMessage(world.thread(source), world.customer());
        InterventionId engaged = bots.engage(message).get().id();

        assertThat(bots.complete(engaged).getLeft()).isInstanceOf(NotAllowed.class);
        assertThat(webhooks.list(PAGE).isRight()).isTrue();
        assertThat(referenceData.readableSources().get()).containsExactly(source);
        assertThat(journal.list(JournalQuery.all(), PAGE).get().records()).isNotEmpty();
    }

    @Test
    void needs_neither_a_client_nor_properties() {
        assertThat(context.getBeanNamesForType(EngageClient.class)).isEmpty();
    }

    @Test
    void leaves_out_the_applications_components() {
        assertThat(context.getBeanNamesForType(Application.class)).hasSize(1);
        assertThat(context.getBeanNamesForType(ApplicationComponent.class)).isEmpty();
    }
}
