package dev.interventions.spring.boot.test.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.SourceId;
import dev.interventions.http.EngageClient;
import dev.interventions.inmemory.World;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.spring.boot.test.InterventionsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InterventionsTest
class InMemorySliceTest {

    @Autowired
    World world;

    @Autowired
    SourceId source;

    @Autowired
    Interventions interventions;

    @Autowired
    Comments comments;

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
    void needs_neither_a_client_nor_properties() {
        assertThat(context.getBeanNamesForType(EngageClient.class)).isEmpty();
    }

    @Test
    void leaves_out_the_applications_components() {
        assertThat(context.getBeanNamesForType(Application.class)).hasSize(1);
        assertThat(context.getBeanNamesForType(ApplicationComponent.class)).isEmpty();
    }
}
