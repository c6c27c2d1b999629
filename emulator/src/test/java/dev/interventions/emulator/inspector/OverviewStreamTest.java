package dev.interventions.emulator.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.Tokens;
import dev.interventions.emulator.conditions.FaultPlan;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class OverviewStreamTest {

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"));
    private final SourceId chat = world.source();
    private final UserId agent = world.agent(chat);
    private final ThreadId thread = world.thread(chat);
    private final Semaphore places = new Semaphore(1);
    private final List<String> events = new ArrayList<>();
    private boolean exists = true;

    @Test
    void a_listener_that_was_slow_gets_the_newest_overview_and_none_of_those_between() {
        stream().accept(event -> {
            events.add(event);
            if (events.size() == 1) {
                // The world changes while the listener still handles the first event.
                for (int number = 0; number < 500; number++) {
                    open();
                }
            } else {
                exists = false;
            }
        });

        assertThat(events).hasSize(2);
        assertThat(events.get(0)).startsWith("data: {").contains("\"open\":0").endsWith("}\n\n");
        assertThat(events.get(1)).contains("\"open\":500");
    }

    @Test
    void the_place_of_a_listener_that_is_gone_is_free_again() {
        assertThatThrownBy(() -> stream().accept(event -> {
                    throw new UncheckedIOException(new IOException("broken pipe"));
                }))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(places.availablePermits()).isEqualTo(1);
    }

    @Test
    void without_a_place_the_stream_ends_at_once() {
        places.acquireUninterruptibly();

        stream().accept(events::add);

        assertThat(events).isEmpty();
        assertThat(places.availablePermits()).isZero();
    }

    private OverviewStream stream() {
        return new OverviewStream(
                new InspectedTenant(
                        "main",
                        world,
                        new History(world),
                        new Tokens(HashMap.empty()),
                        new FaultPlan(),
                        Option.none(),
                        Vector::empty,
                        () -> {},
                        () -> exists),
                places);
    }

    private void open() {
        IdentityId customer = world.customer();
        world.as(agent).create(world.customerMessage(thread, customer)).get();
    }
}
