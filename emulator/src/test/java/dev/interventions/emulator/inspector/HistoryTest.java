package dev.interventions.emulator.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.inmemory.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant START = Instant.parse("2024-05-21T09:00:00Z");

    private final World world = World.startingAt(START);
    private final SourceId chat = world.source();
    private final ThreadId thread = world.thread(chat);
    private final IdentityId customer = world.customer();
    private final History history = new History(world);

    @Test
    void a_change_is_observed_once_and_with_its_time() {
        world.advance(Duration.ofSeconds(5));
        history.observe();
        assertThat(history.moments()).hasSize(1);

        world.customerMessage(thread, customer);
        history.observe();
        history.observe();

        assertThat(history.moments().map(History.Moment::number)).containsExactly(1L, 2L);
        assertThat(history.moments().last().at()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void the_newest_thousand_changes_are_kept() {
        for (int number = 0; number < 1500; number++) {
            message();
        }

        assertThat(history.moments()).hasSize(1000);
        assertThat(history.moments().last().number()).isEqualTo(1501);
    }

    @Test
    void a_moment_with_more_changes_than_the_limit_is_kept_without_earlier_ones() {
        message();
        for (int number = 0; number < 2000; number++) {
            world.customerMessage(thread, customer);
        }
        history.observe();
        assertThat(history.moments()).hasSize(1);

        message();
        message();

        assertThat(history.moments()).hasSize(3);
    }

    private void message() {
        world.customerMessage(thread, customer);
        history.observe();
    }
}
