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
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ArrangingTest {

    private final WorldScenario desk = new WorldScenario();

    // ---- who may and reads what ----

    @Test
    void a_new_agent_has_no_permissions_and_reads_the_named_sources_only() {
        SourceId forum = desk.world.source();
        UserId reader = desk.world.agent(forum);
        UserId blind = desk.world.agent();

        Actor there = desk.everything().directory().agents().get(reader).get();

        assertThat(there).isEqualTo(Actor.of(reader).reading(forum));
        assertThat(desk.everything().directory().agents().get(blind)).containsExactly(Actor.of(blind));
    }

    @Test
    void an_agent_that_is_permitted_may_from_then_on_and_one_that_is_forbidden_may_not() {
        InterventionId id = desk.replied();
        Interventions colleague = desk.world.as(desk.colleague);

        desk.world.permit(desk.colleague, Permission.UPDATE_INTERVENTION, Permission.IMPERSONATE_USER);
        assertThat(colleague.reassign(id, desk.colleague).isRight()).isTrue();
        desk.world.forbid(desk.colleague, Permission.UPDATE_INTERVENTION);
        assertThat(colleague.reassign(id, desk.agent).getLeft()).isInstanceOf(Refused.NotAllowed.class);
        assertThat(desk.read(id).owner()).containsExactly(desk.colleague);
        assertThat(colleague.actingAs(desk.agent).get(id).isRight()).isTrue();
    }

    @Test
    void forbidding_what_was_not_permitted_and_hiding_what_was_not_read_change_nothing() {
        SourceId forum = desk.world.source();
        WorldState before = desk.everything();

        desk.world.forbid(desk.agent, Permission.IMPERSONATE_USER);
        desk.world.hide(desk.agent, forum);

        assertThat(desk.everything()).isEqualTo(before);
    }

    @Test
    void a_source_that_is_hidden_is_not_read_until_it_is_let_be_read_again() {
        InterventionId id = desk.opened();

        desk.world.hide(desk.agent, desk.inbox);
        assertThat(desk.interventions.get(id).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(countOf(desk.interventions)).isZero();
        assertThat(desk.world.as(desk.colleague).get(id).isRight()).isTrue();
        desk.world.letRead(desk.agent, desk.inbox);
        assertThat(desk.interventions.get(id).isRight()).isTrue();
        assertThat(countOf(desk.interventions)).isEqualTo(1);
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
        Actor second = Actor.of(id).reading(desk.inbox);

        desk.world.addAgent(first);
        assertThat(desk.everything().directory().agents().get(id)).containsExactly(first);
        desk.world.addAgent(second);
        assertThat(desk.everything().directory().agents().get(id)).containsExactly(second);
    }

    @Test
    void sources_threads_and_customers_are_added_under_given_ids() {
        SourceId forum = SourceId.of("forum");
        ThreadId topic = ThreadId.of("topic");
        IdentityId guest = IdentityId.of("guest");
        IdentityGroupId guests = IdentityGroupId.of("guests");
        desk.world.addSource(forum);
        desk.world.addThread(topic, forum);
        desk.world.addCustomer(guest, Option.some(guests));
        desk.world.letRead(desk.agent, forum);

        ContentId message = desk.world.customerMessage(topic, guest);
        Intervention opened = desk.interventions.create(message).get();

        assertThat(opened.origin().source()).containsExactly(forum);
        assertThat(opened.origin().thread()).containsExactly(topic);
        assertThat(opened.origin().identity()).containsExactly(guest);
        assertThat(opened.origin().identityGroup()).containsExactly(guests);
    }

    // ---- customers in groups ----

    @Test
    void a_customer_is_in_the_group_that_it_joined_last_or_in_none() {
        InterventionId id = desk.opened();
        IdentityId other = desk.world.customer();

        assertThat(groupOf(id)).isEmpty();
        IdentityGroupId first = desk.world.group(desk.customer, other);
        assertThat(groupOf(id)).containsExactly(first);
        IdentityGroupId second = desk.world.group(desk.customer);
        assertThat(groupOf(id)).containsExactly(second);
        assertThat(desk.everything().directory().groupOf(other)).containsExactly(first);
        desk.world.ungroup(desk.customer);
        assertThat(groupOf(id)).isEmpty();
        assertThat(desk.read(id).lifecycle().updatedAt()).containsExactly(WorldScenario.START);
    }

    private Option<IdentityGroupId> groupOf(InterventionId id) {
        return desk.read(id).origin().identityGroup();
    }

    // ---- the lock ----

    @Test
    void a_held_lock_keeps_from_closing_and_cancelling_until_it_is_released() {
        InterventionId id = desk.opened();

        HeldLock lock = desk.world.holdLock(id);
        assertThat(desk.interventions.close(id).getLeft()).isInstanceOf(Refused.InProgress.class);
        assertThat(desk.interventions.cancel(id).getLeft()).isInstanceOf(Refused.InProgress.class);
        lock.close();
        assertThat(desk.interventions.cancel(id).isRight()).isTrue();
    }

    @Test
    void a_lock_is_held_on_its_intervention_only() {
        InterventionId locked = desk.opened();
        ContentId other = desk.world.customerMessage(desk.thread, desk.world.customer());
        InterventionId free = desk.interventions.create(other).get().id();

        HeldLock lock = desk.world.holdLock(locked);

        assertThat(desk.interventions.cancel(free).isRight()).isTrue();
        lock.close();
    }

    @Test
    void a_lock_that_is_held_cannot_be_held_again() {
        InterventionId id = desk.opened();
        HeldLock lock = desk.world.holdLock(id);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.holdLock(id))
                .withMessageContaining("there is no free lock on " + id);
        lock.close();
    }

    @Test
    void releasing_a_lock_again_leaves_a_later_one_held() {
        InterventionId id = desk.opened();
        HeldLock released = desk.world.holdLock(id);
        released.close();

        HeldLock later = desk.world.holdLock(id);
        released.close();

        assertThat(desk.interventions.cancel(id).getLeft()).isInstanceOf(Refused.InProgress.class);
        later.close();
    }

    @Test
    void releasing_a_lock_again_changes_nothing() {
        InterventionId id = desk.opened();
        WorldState before = desk.everything();

        HeldLock lock = desk.world.holdLock(id);
        lock.close();
        lock.close();

        assertThat(desk.everything()).isEqualTo(before);
    }

    // ---- the conversation ----

    @Test
    void a_message_of_a_customer_without_intervention_belongs_to_none() {
        ContentId second = desk.world.customerMessage(desk.thread, desk.customer);
        InterventionId first = desk.opened();

        assertThat(desk.interventions.create(second).map(Intervention::id)).isNotEqualTo(Either.right(first));
    }

    @Test
    void a_message_joins_the_newest_intervention_of_its_customer_in_its_thread() {
        ContentId second = desk.world.customerMessage(desk.thread, desk.customer);
        InterventionId older = desk.closed();
        InterventionId newer = desk.interventions.create(second).get().id();
        desk.world.agentReply(desk.agent, newer);
        desk.interventions.close(newer).get();

        desk.world.customerMessage(desk.thread, desk.customer);

        assertThat(desk.read(newer).isClosed()).isFalse();
        assertThat(desk.read(older).isClosed()).isTrue();
    }

    @Test
    void a_message_of_another_customer_or_in_another_thread_leaves_a_closed_intervention_closed() {
        InterventionId closed = desk.closed();

        desk.world.customerMessage(desk.thread, desk.world.customer());
        desk.world.customerMessage(desk.world.thread(desk.inbox), desk.customer);

        assertThat(desk.read(closed).isClosed()).isTrue();
    }

    @Test
    void after_the_newest_is_cancelled_a_message_joins_the_one_before() {
        ContentId second = desk.world.customerMessage(desk.thread, desk.customer);
        InterventionId older = desk.closed();
        InterventionId newer = desk.interventions.create(second).get().id();
        desk.interventions.cancel(newer).get();

        desk.world.customerMessage(desk.thread, desk.customer);

        assertThat(desk.read(older).isClosed()).isFalse();
    }
}
