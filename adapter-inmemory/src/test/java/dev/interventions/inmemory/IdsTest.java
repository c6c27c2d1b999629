package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void predictable_ids_of_all_kinds_share_one_counter() {
        World world = World.startingAt(WorldScenario.START, Ids.PREDICTABLE);

        SourceId source = world.source();
        ThreadId thread = world.thread(source);
        IdentityId customer = world.customer();
        UserId agent = world.agent(source);
        ContentId message = world.customerMessage(thread, customer);

        assertThat(Stream.<OpaqueId>of(
                        source,
                        thread,
                        customer,
                        agent,
                        message,
                        world.as(agent).create(message).get().id(),
                        world.group(customer)))
                .extracting(OpaqueId::value)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 7).mapToObj(IdsTest::numbered).toList());
    }

    @Test
    void a_reply_takes_the_next_predictable_id() {
        WorldScenario scenario = new WorldScenario();
        String opened = scenario.opened().value();

        String reply =
                scenario.world.agentReply(scenario.agent, scenario.anOpenOne()).value();

        assertThat(reply).isEqualTo(numbered(Integer.parseInt(opened, 16) + 1));
    }

    @Test
    void a_refused_call_takes_no_id() {
        WorldScenario scenario = new WorldScenario();
        scenario.opened();
        long before = scenario.everything().lastNumber();

        assertThatIllegalArgumentException().isThrownBy(() -> scenario.world.thread(SourceId.of("unknown-source")));
        assertThat(scenario.interventions.create(scenario.message).isLeft()).isTrue();
        ContentId unread = unreadMessage(scenario);
        assertThat(scenario.interventions.create(unread).isLeft()).isTrue();

        assertThat(scenario.world.source().value()).isEqualTo(numbered(before + 4));
    }

    /** Takes three ids. */
    private static ContentId unreadMessage(WorldScenario scenario) {
        return scenario.world.customerMessage(scenario.world.thread(scenario.world.source()), scenario.customer);
    }

    @Test
    void two_worlds_with_predictable_ids_are_equal_after_equal_steps() {
        assertThat(new WorldScenario().everything()).isEqualTo(new WorldScenario().everything());
    }

    @Test
    void random_ids_look_like_the_services_and_differ() {
        World world = World.startingAt(WorldScenario.START);

        List<String> ids = IntStream.range(0, 100)
                .mapToObj(index -> world.source().value())
                .toList();

        assertThat(ids).allMatch(id -> id.matches("[0-9a-f]{24}")).doesNotHaveDuplicates();
        assertThat(ids)
                .doesNotContain(World.startingAt(WorldScenario.START).source().value());
    }

    @Test
    void threads_that_share_a_world_get_different_ids() {
        World world = World.startingAt(WorldScenario.START, Ids.PREDICTABLE);

        List<String> ids = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(index -> world.customer().value())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(WorldScenario.everythingIn(world).lastNumber()).isEqualTo(1000);
    }

    private static String numbered(long number) {
        return String.format("%024x", number);
    }
}
