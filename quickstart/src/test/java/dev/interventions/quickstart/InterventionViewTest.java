package dev.interventions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InterventionViewTest {

    private static final Intervention BARE = Intervention.withId(InterventionId.of("i1"));

    @Test
    void shows_an_open_intervention_with_its_owner() {
        Intervention open = BARE.withOwner(Option.some(UserId.of("u1")))
                .withLifecycle(Lifecycle.openedAt(Instant.parse("2026-01-05T09:00:00Z")));

        assertThat(InterventionView.of(open)).isEqualTo(new InterventionView("i1", "active", "u1"));
    }

    @Test
    void shows_what_is_absent_as_null() {
        assertThat(InterventionView.of(BARE)).isEqualTo(new InterventionView("i1", "active", null));
    }
}
