package dev.interventions.spring.boot.test.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.inmemory.InMemoryInterventions;
import dev.interventions.port.Interventions;
import dev.interventions.spring.boot.test.AutoConfigureInterventions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@AutoConfigureInterventions
class WholeApplicationTest {

    @Autowired
    ApplicationComponent component;

    @Autowired
    Interventions interventions;

    @Test
    void has_its_components_beside_the_world() {
        assertThat(component.interventions()).isSameAs(interventions).isInstanceOf(InMemoryInterventions.class);
    }
}
