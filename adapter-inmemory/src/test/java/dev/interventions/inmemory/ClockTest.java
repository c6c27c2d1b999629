package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.SourceId;
import dev.interventions.port.Interventions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClockTest {

    @Test
    void the_clock_of_a_world_that_starts_at_a_moment_stands_still_until_it_is_advanced() {
        World world = World.startingAt(WorldScenario.START);

        assertThat(world.now()).isEqualTo(WorldScenario.START);
        assertThat(world.now()).isEqualTo(WorldScenario.START);
        world.advance(Duration.ofMinutes(5));
        assertThat(world.now()).isEqualTo(WorldScenario.START.plusSeconds(300));
        world.advance(Duration.ZERO);
        assertThat(world.now()).isEqualTo(WorldScenario.START.plusSeconds(300));
    }

    @Test
    void fractions_of_a_second_are_cut_off_but_add_up() {
        World world = World.startingAt(WorldScenario.START);

        world.advance(Duration.ofMillis(999));
        assertThat(world.now()).isEqualTo(WorldScenario.START);
        world.advance(Duration.ofMillis(1));
        assertThat(world.now()).isEqualTo(WorldScenario.START.plusSeconds(1));
    }

    @Test
    void the_time_of_a_world_on_a_clock_is_that_clock_plus_what_was_advanced() {
        SettableClock clock = new SettableClock(WorldScenario.START);
        World world = World.onClock(clock, Ids.RANDOM);

        assertThat(world.now()).isEqualTo(WorldScenario.START);
        world.advance(Duration.ofHours(1));
        clock.set(WorldScenario.START.plusSeconds(60));
        assertThat(world.now()).isEqualTo(WorldScenario.START.plusSeconds(3660));
    }

    @Test
    void operations_happen_at_the_present_moment() {
        WorldScenario scenario = new WorldScenario();
        InterventionId id = scenario.replied();

        scenario.pass(Duration.ofMillis(90_999));
        Intervention closed = scenario.interventions.close(id).get();

        assertThat(closed.lifecycle().createdAt()).containsExactly(WorldScenario.START);
        assertThat(closed.lifecycle().closedAt()).containsExactly(WorldScenario.START.plusSeconds(90));
        assertThat(closed.lifecycle().updatedAt()).containsExactly(WorldScenario.START.plusSeconds(90));
    }

    @Test
    void a_clock_that_goes_back_does_not_move_updated_at_back() {
        SettableClock clock = new SettableClock(WorldScenario.START);
        World world = World.onClock(clock, Ids.PREDICTABLE);
        SourceId inbox = world.source();
        Interventions interventions = world.as(world.agent(inbox));
        ContentId message = world.customerMessage(world.thread(inbox), world.customer());
        InterventionId id = interventions.create(message).get().id();

        clock.set(WorldScenario.START.minusSeconds(60));
        world.agentReply(world.agent(), id);

        assertThat(interventions.get(id).get().lifecycle().updatedAt()).containsExactly(WorldScenario.START);
    }

    @Test
    void time_that_passes_ends_a_deferral_without_counting_as_a_change() {
        WorldScenario scenario = new WorldScenario();
        InterventionId id = scenario.opened();
        scenario.world.defer(id, WorldScenario.START.plusSeconds(60));

        scenario.pass(Duration.ofSeconds(59));
        assertThat(scenario.read(id).state())
                .isEqualTo(new InterventionState.Deferred(WorldScenario.START.plusSeconds(60)));
        scenario.pass(Duration.ofSeconds(1));
        assertThat(scenario.read(id).state()).isEqualTo(new InterventionState.Active());
        assertThat(scenario.read(id).lifecycle().updatedAt()).containsExactly(WorldScenario.START);
    }

    @Test
    void a_deferral_to_a_moment_that_has_passed_ends_at_once() {
        WorldScenario scenario = new WorldScenario();
        InterventionId id = scenario.opened();

        scenario.world.defer(id, WorldScenario.START.minusSeconds(1));

        assertThat(scenario.read(id).state()).isEqualTo(new InterventionState.Active());
        assertThat(scenario.read(id).lifecycle().deferredAt()).isEmpty();
    }

    @Test
    void reply_times_are_measured_from_the_opening_and_the_customers_messages() {
        WorldScenario scenario = new WorldScenario();
        InterventionId id = scenario.opened();

        scenario.pass(Duration.ofSeconds(30));
        scenario.world.agentReply(scenario.agent, id);
        scenario.pass(Duration.ofSeconds(10));
        scenario.world.agentReply(scenario.colleague, id);
        scenario.world.customerMessage(scenario.thread, scenario.customer);
        scenario.pass(Duration.ofSeconds(5));
        scenario.world.customerMessage(scenario.thread, scenario.customer);
        scenario.pass(Duration.ofSeconds(15));
        scenario.world.agentReply(scenario.agent, id);

        Intervention replied = scenario.read(id);
        assertThat(replied.replies().count()).containsExactly(3L);
        assertThat(replied.replies().averagedOver()).containsExactly(2L);
        assertThat(replied.replies().times().first()).containsExactly(Duration.ofSeconds(30));
        assertThat(replied.replies().times().last()).containsExactly(Duration.ofSeconds(60));
        assertThat(replied.replies().times().average()).containsExactly(Duration.ofSeconds(25));
        assertThat(replied.replies().timesInBusinessHours())
                .isEqualTo(replied.replies().times());
    }

    /** A clock that a test moves, back too. */
    private static final class SettableClock extends Clock {

        private final AtomicReference<Instant> instant;

        SettableClock(Instant start) {
            instant = new AtomicReference<>(start);
        }

        void set(Instant moment) {
            instant.set(moment);
        }

        @Override
        public Instant instant() {
            return instant.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
