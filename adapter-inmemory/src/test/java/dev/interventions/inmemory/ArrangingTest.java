package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.Actor;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.store.WorldState;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ArrangingTest {

    private final WorldScenario scenario = new WorldScenario();

    // ---- permissions and sources ----

    @Test
    void a_new_agent_has_no_permissions_and_reads_the_named_sources_only() {
        SourceId forum = scenario.world.source();
        UserId reader = scenario.world.agent(forum);
        UserId readsNothing = scenario.world.agent();

        Actor there = scenario.everything().directory().agents().get(reader).get();

        assertThat(there).isEqualTo(Actor.of(reader).reading(forum));
        assertThat(scenario.everything().directory().agents().get(readsNothing))
                .containsExactly(Actor.of(readsNothing));
    }

    @Test
    void a_permission_can_be_granted_and_revoked() {
        InterventionId id = scenario.replied();
        Interventions colleague = scenario.world.as(scenario.colleague);

        scenario.world.permit(scenario.colleague, Permission.UPDATE_INTERVENTION, Permission.IMPERSONATE_USER);
        assertThat(colleague.reassign(id, scenario.colleague).isRight()).isTrue();
        scenario.world.forbid(scenario.colleague, Permission.UPDATE_INTERVENTION);
        assertThat(colleague.reassign(id, scenario.agent).getLeft()).isInstanceOf(Refused.NotAllowed.class);
        assertThat(scenario.read(id).owner()).containsExactly(scenario.colleague);
        assertThat(colleague.actingAs(scenario.agent).get(id).isRight()).isTrue();
    }

    @Test
    void revoking_a_missing_permission_and_hiding_an_unread_source_change_nothing() {
        SourceId forum = scenario.world.source();
        WorldState before = scenario.everything();

        scenario.world.forbid(scenario.agent, Permission.IMPERSONATE_USER);
        scenario.world.hide(scenario.agent, forum);

        assertThat(scenario.everything()).isEqualTo(before);
    }

    @Test
    void an_agent_does_not_read_a_hidden_source_until_that_is_permitted_again() {
        InterventionId id = scenario.opened();

        scenario.world.hide(scenario.agent, scenario.inbox);
        assertThat(scenario.interventions.get(id).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(countOf(scenario.interventions)).isZero();
        assertThat(scenario.world.as(scenario.colleague).get(id).isRight()).isTrue();
        scenario.world.letRead(scenario.agent, scenario.inbox);
        assertThat(scenario.interventions.get(id).isRight()).isTrue();
        assertThat(countOf(scenario.interventions)).isEqualTo(1);
    }

    private static long countOf(Interventions interventions) {
        return interventions
                .list(InterventionQuery.all(), PageRequest.first())
                .get()
                .count();
    }

    @Test
    void an_agent_is_added_as_described_and_replaced_by_one_with_the_same_id() {
        UserId id = UserId.of("eve");
        Actor first = Actor.of(id).withPermissions(Permission.UPDATE_INTERVENTION);
        Actor second = Actor.of(id).reading(scenario.inbox);

        scenario.world.addAgent(first);
        assertThat(scenario.everything().directory().agents().get(id)).containsExactly(first);
        scenario.world.addAgent(second);
        assertThat(scenario.everything().directory().agents().get(id)).containsExactly(second);
    }

    @Test
    void sources_threads_and_customers_are_added_under_given_ids() {
        SourceId forum = SourceId.of("forum");
        ThreadId topic = ThreadId.of("topic");
        IdentityId guest = IdentityId.of("guest");
        IdentityGroupId guests = IdentityGroupId.of("guests");
        scenario.world.addSource(forum);
        scenario.world.addThread(topic, forum);
        scenario.world.addCustomer(guest, Option.some(guests));
        scenario.world.letRead(scenario.agent, forum);

        ContentId message = scenario.world.customerMessage(topic, guest);
        Intervention opened = scenario.interventions.create(message).get();

        assertThat(opened.origin().source()).containsExactly(forum);
        assertThat(opened.origin().thread()).containsExactly(topic);
        assertThat(opened.origin().identity()).containsExactly(guest);
        assertThat(opened.origin().identityGroup()).containsExactly(guests);
    }

    // ---- customers in groups ----

    @Test
    void a_customer_is_in_the_group_that_it_joined_last_or_in_none() {
        InterventionId id = scenario.opened();
        IdentityId other = scenario.world.customer();

        assertThat(groupOf(id)).isEmpty();
        IdentityGroupId first = scenario.world.group(scenario.customer, other);
        assertThat(groupOf(id)).containsExactly(first);
        IdentityGroupId second = scenario.world.group(scenario.customer);
        assertThat(groupOf(id)).containsExactly(second);
        assertThat(scenario.everything().directory().groupOf(other)).containsExactly(first);
        scenario.world.ungroup(scenario.customer);
        assertThat(groupOf(id)).isEmpty();
        assertThat(scenario.read(id).lifecycle().updatedAt()).containsExactly(WorldScenario.START);
    }

    private Option<IdentityGroupId> groupOf(InterventionId id) {
        return scenario.read(id).origin().identityGroup();
    }

    // ---- the lock ----

    @Test
    void a_held_lock_prevents_closing_and_cancelling_until_it_is_released() {
        InterventionId id = scenario.opened();

        HeldLock lock = scenario.world.holdLock(id);
        assertThat(scenario.interventions.close(id).getLeft()).isInstanceOf(Refused.InProgress.class);
        assertThat(scenario.interventions.cancel(id).getLeft()).isInstanceOf(Refused.InProgress.class);
        lock.close();
        assertThat(scenario.interventions.cancel(id).isRight()).isTrue();
    }

    @Test
    void a_lock_is_held_on_its_intervention_only() {
        InterventionId locked = scenario.opened();
        ContentId other = scenario.world.customerMessage(scenario.thread, scenario.world.customer());
        InterventionId free = scenario.interventions.create(other).get().id();

        HeldLock lock = scenario.world.holdLock(locked);

        assertThat(scenario.interventions.cancel(free).isRight()).isTrue();
        lock.close();
    }

    @Test
    void a_lock_that_is_held_cannot_be_held_again() {
        InterventionId id = scenario.opened();
        HeldLock lock = scenario.world.holdLock(id);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.holdLock(id))
                .withMessageContaining("the lock on " + id + " is held already");
        lock.close();
    }

    @Test
    void releasing_a_lock_again_leaves_a_later_one_held() {
        InterventionId id = scenario.opened();
        HeldLock released = scenario.world.holdLock(id);
        released.close();

        HeldLock later = scenario.world.holdLock(id);
        released.close();

        assertThat(scenario.interventions.cancel(id).getLeft()).isInstanceOf(Refused.InProgress.class);
        later.close();
    }

    @Test
    void releasing_a_lock_again_changes_nothing() {
        InterventionId id = scenario.opened();
        WorldState before = scenario.everything();

        HeldLock lock = scenario.world.holdLock(id);
        lock.close();
        lock.close();

        assertThat(scenario.everything()).isEqualTo(before);
    }

    // ---- the conversation ----

    @Test
    void a_message_of_a_customer_without_intervention_belongs_to_none() {
        ContentId second = scenario.world.customerMessage(scenario.thread, scenario.customer);
        InterventionId first = scenario.opened();

        assertThat(scenario.interventions.create(second).map(Intervention::id)).isNotEqualTo(Either.right(first));
    }

    @Test
    void a_message_joins_the_newest_intervention_of_its_customer_in_its_thread() {
        ContentId second = scenario.world.customerMessage(scenario.thread, scenario.customer);
        InterventionId older = scenario.closed();
        InterventionId newer = scenario.interventions.create(second).get().id();
        scenario.world.agentReply(scenario.agent, newer);
        scenario.interventions.close(newer).get();

        scenario.world.customerMessage(scenario.thread, scenario.customer);

        assertThat(scenario.read(newer).isClosed()).isFalse();
        assertThat(scenario.read(older).isClosed()).isTrue();
    }

    @Test
    void a_message_of_another_customer_or_in_another_thread_leaves_a_closed_intervention_closed() {
        InterventionId closed = scenario.closed();

        scenario.world.customerMessage(scenario.thread, scenario.world.customer());
        scenario.world.customerMessage(scenario.world.thread(scenario.inbox), scenario.customer);

        assertThat(scenario.read(closed).isClosed()).isTrue();
    }

    @Test
    void after_the_newest_is_cancelled_a_message_joins_the_one_before() {
        ContentId second = scenario.world.customerMessage(scenario.thread, scenario.customer);
        InterventionId older = scenario.closed();
        InterventionId newer = scenario.interventions.create(second).get().id();
        scenario.interventions.cancel(newer).get();

        scenario.world.customerMessage(scenario.thread, scenario.customer);

        assertThat(scenario.read(older).isClosed()).isFalse();
    }
}
