package dev.interventions.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests get as parameters. */
@Timeout(60)
class InjectionTest {

    private static int openedIn(Interventions interventions) {
        return interventions
                .list(InterventionQuery.all(), PageRequest.first())
                .get()
                .records()
                .size();
    }

    private static InterventionId opened(World world, SourceId source, Interventions interventions) {
        ContentId message = world.customerMessage(world.thread(source), world.customer());
        return interventions.create(message).get().id();
    }

    // ---- the scope of a world ----

    @Test
    void a_constructor_a_method_before_and_the_test_get_the_same_world() {
        SampleRun.passing(OneWorldForATest.class, 2);
    }

    @ExtendWith(InterventionsExtension.class)
    static class OneWorldForATest {

        private final World ofConstructor;
        private final Interventions interventions;

        OneWorldForATest(World world, Interventions interventions) {
            this.ofConstructor = world;
            this.interventions = interventions;
        }

        @BeforeEach
        void open(World world, SourceId source) {
            assertThat(world).isSameAs(ofConstructor);
            opened(world, source, interventions);
        }

        @Test
        void one(World world, @Agent UserId agent) {
            assertThat(world).isSameAs(ofConstructor);
            assertThat(openedIn(world.as(agent))).isEqualTo(1);
        }

        @Test
        void other(Interventions again) {
            assertThat(openedIn(again)).isEqualTo(1);
        }
    }

    @Test
    void tests_that_run_at_the_same_time_have_worlds_of_their_own() {
        SampleRun.passing(AtTheSameTime.class, 4);

        assertThat(AtTheSameTime.WORLDS).hasSize(4);
    }

    @ExtendWith(InterventionsExtension.class)
    static class AtTheSameTime {

        private static final Set<World> WORLDS =
                Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        private static final CountDownLatch OPENED = new CountDownLatch(4);

        @RepeatedTest(4)
        void opens_one(World world, SourceId source, Interventions interventions) throws InterruptedException {
            WORLDS.add(world);
            opened(world, source, interventions);
            OPENED.countDown();

            assertThat(OPENED.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(openedIn(interventions)).isEqualTo(1);
        }
    }

    @Test
    void a_nested_test_shares_its_world_with_what_surrounds_it() {
        SampleRun.passing(Outer.class, 2);
    }

    @ExtendWith(InterventionsExtension.class)
    static class Outer {

        private final World outer;

        Outer(World world) {
            this.outer = world;
        }

        @BeforeEach
        void open(SourceId source, Interventions interventions) {
            opened(outer, source, interventions);
        }

        @Nested
        class Inner {

            private final World inner;

            Inner(World world) {
                this.inner = world;
            }

            @Test
            void sees_what_the_outer_class_arranged(Interventions interventions) {
                assertThat(inner).isSameAs(outer);
                assertThat(openedIn(interventions)).isEqualTo(1);
            }
        }

        @Test
        void sees_its_own_only(Interventions interventions) {
            assertThat(openedIn(interventions)).isEqualTo(1);
        }
    }

    @Test
    void each_invocation_of_a_parameterized_test_has_a_world_of_its_own() {
        SampleRun.passing(Parameterized.class, 5);
    }

    @ExtendWith(InterventionsExtension.class)
    static class Parameterized {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void opens_as_many(int number, World world, SourceId source, Interventions interventions) {
            for (int index = 0; index < number; index++) {
                opened(world, source, interventions);
            }
            assertThat(openedIn(interventions)).isEqualTo(number);
        }

        @ParameterizedTest
        @ValueSource(strings = {"susan", "bob"})
        void takes_its_own_arguments(UserId argument, @Agent UserId agent) {
            assertThat(argument.value()).isIn("susan", "bob");
            assertThat(agent.value()).isEqualTo(Agent.DEFAULT);
        }
    }

    @Test
    void with_one_instance_for_all_tests_each_has_a_world_of_its_own() {
        SampleRun.passing(OneInstance.class, 2);
    }

    @ExtendWith(InterventionsExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {

        @BeforeEach
        void open(World world, SourceId source, Interventions interventions) {
            opened(world, source, interventions);
        }

        @Test
        void one(Interventions interventions) {
            assertThat(openedIn(interventions)).isEqualTo(1);
        }

        @Test
        void other(Interventions interventions) {
            assertThat(openedIn(interventions)).isEqualTo(1);
        }
    }

    @Test
    void there_is_no_world_for_all_tests_of_a_class() {
        assertThat(SampleRun.of(WorldBeforeAll.class).onlyFailure())
                .hasMessageContaining("belongs to one test: inject it into a test method");
        assertThat(SampleRun.of(WorldOfOneInstance.class).onlyFailure())
                .hasMessageContaining("belongs to one test: inject it into a test method");
    }

    @ExtendWith(InterventionsExtension.class)
    static class WorldBeforeAll {

        @BeforeAll
        static void arrange(World world) {}

        @Test
        void never_runs() {}
    }

    @ExtendWith(InterventionsExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class WorldOfOneInstance {

        WorldOfOneInstance(World world) {}

        @Test
        void never_runs() {}
    }

    // ---- agents ----

    @Test
    void agents_are_told_apart_by_their_ids_and_have_the_permissions_of_all_parameters() {
        SampleRun.passing(Agents.class, 2);
    }

    @ExtendWith(InterventionsExtension.class)
    static class Agents {

        @Test
        void two(
                World world,
                SourceId source,
                @Agent("susan") UserId susan,
                @Agent("susan") Interventions ofSusan,
                @Agent("bob") Interventions ofBob) {
            InterventionId id = opened(world, source, ofSusan);
            world.agentReply(susan, id);

            assertThat(ofBob.get(id).get().owner()).containsExactly(UserId.of("susan"));
            assertThat(ofBob.close(id).getLeft()).isInstanceOf(Refused.NotAllowed.class);
            assertThat(ofSusan.close(id).isRight()).isTrue();
        }

        @Test
        void permissions(
                World world,
                @Agent(permissions = Permission.UPDATE_INTERVENTION) UserId agent,
                @Agent(permissions = Permission.IMPERSONATE_USER) Interventions same,
                @Agent("other") UserId other) {
            assertThat(world.find(agent).get().permissions())
                    .containsExactlyInAnyOrder(Permission.UPDATE_INTERVENTION, Permission.IMPERSONATE_USER);
            assertThat(world.find(other).get().permissions()).isEmpty();
        }
    }

    // ---- settings ----

    @Test
    void a_registered_extension_has_the_world_that_its_supplier_gives() {
        SampleRun.passing(Registered.class, 2);
    }

    static class Registered {

        private static final SourceId MAILBOX = SourceId.of("mailbox");

        @RegisterExtension
        static final InterventionsExtension EXTENSION = new InterventionsExtension().withWorld(Registered::newYear);

        private static World newYear() {
            World world = World.startingAt(Instant.parse("2027-01-01T00:00:00Z"));
            world.addSource(MAILBOX);
            world.addAgent(new dev.interventions.domain.Actor(
                    UserId.of("susan"), io.vavr.collection.HashSet.empty(), io.vavr.collection.HashSet.of(MAILBOX)));
            return world;
        }

        @Test
        void its_time(World world) {
            assertThat(world.now()).isEqualTo("2027-01-01T00:00:00Z");
        }

        @Test
        void its_agent(World world, @Agent("susan") UserId susan, @Agent("susan") Interventions interventions) {
            assertThat(world.find(susan).get().reads()).containsExactly(MAILBOX);
            opened(world, MAILBOX, interventions);
        }
    }

    @Test
    void the_time_of_a_world_is_fixed_unless_settings_say_otherwise() {
        SampleRun.passing(DefaultTime.class, 1);
    }

    @ExtendWith(InterventionsExtension.class)
    static class DefaultTime {
        @Test
        void is_documented(World world) {
            assertThat(world.now()).isEqualTo("2026-01-05T09:00:00Z");
        }
    }

    // ---- parameters that are left to others ----

    @Test
    void parameters_without_their_annotations_are_left_to_other_extensions() {
        for (Class<?> sample : java.util.List.of(TextParameter.class, UriParameter.class, UserParameter.class)) {
            assertThat(SampleRun.of(sample).onlyFailure()).hasMessageContaining("No ParameterResolver registered");
        }
    }

    @ExtendWith(InterventionsExtension.class)
    static class TextParameter {
        @Test
        void never_runs(@Agent String text) {}
    }

    @ExtendWith(InterventionsExtension.class)
    static class UriParameter {
        @Test
        void never_runs(java.net.URI uri) {}
    }

    @ExtendWith(InterventionsExtension.class)
    static class UserParameter {
        @Test
        void never_runs(@Emulated UserId user) {}
    }
}
