package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.Order;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code list}: which interventions, and in which order. */
public abstract class ListingContract extends Contract {

    private static final InterventionQuery ALL = InterventionQuery.all();

    /** For subclasses. */
    protected ListingContract() {}

    @Test
    @Tag("LIST-1")
    final void lists_interventions_in_any_state_as_get_returns_them() {
        opened();
        deferred();
        closed();
        reopened();

        Page<Intervention> page =
                attempt(() -> as(colleague).list(ALL, PageRequest.first())).succeedsWithoutChange();

        assertThat(page.records()).hasSize(4);
        InterventionEquivalence.agree(
                "what is listed", everything(), page.records().toMap(Intervention::id, one -> one));
    }

    @Test
    @Tag("LIST-1")
    final void lists_nothing_where_there_are_no_interventions() {
        message();

        assertThat(given(as(owner).list(ALL, PageRequest.first())).records()).isEmpty();
    }

    @Test
    @Tag("RESULT-1")
    final void leaves_a_returned_page_unchanged_by_later_writes() {
        List<Intervention> opened = List.fill(4, this::opened);
        Map<InterventionId, Intervention> before = everything();

        Seq<Intervention> given =
                given(as(owner).list(ALL, PageRequest.first())).records();
        given(as(owner).cancel(opened.head().id()));
        opened.tail().forEach(one -> given(as(owner).categorize(one.id(), CategoryId.of("complaint"))));
        opened();

        InterventionEquivalence.agree("what was listed before", before, given.toMap(Intervention::id, one -> one));
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_listing() {
        opened();

        throwsForNull(port -> port.list(nothing(), PageRequest.first()));
        throwsForNull(port -> port.list(ALL, nothing()));
    }

    // ---- order ----

    @Test
    @Tag("LIST-2")
    final void lists_the_newest_first_even_if_an_older_one_was_changed_last() {
        Intervention oldest = opened();
        timePasses();
        opened();
        timePasses();
        opened();
        timePasses();
        given(as(owner).categorize(oldest.id(), CategoryId.of("complaint")));

        isInOrder(ALL, Order.NEWEST_FIRST);
        isInOrder(ALL.sortedBy(Sort.CREATED_AT), Order.NEWEST_FIRST);
    }

    @Test
    @Tag("LIST-3")
    final void lists_what_was_changed_last_first_if_asked_to() {
        Intervention first = opened();
        timePasses();
        Intervention second = opened();
        timePasses();
        opened();
        timePasses();
        given(as(owner).categorize(second.id(), CategoryId.of("complaint")));
        timePasses();
        given(as(owner).categorize(first.id(), CategoryId.of("complaint")));

        isInOrder(ALL.sortedBy(Sort.UPDATED_AT), Order.LAST_CHANGED_FIRST);
    }

    @Test
    @Tag("LIST-4")
    final void lists_the_greater_id_first_where_dates_are_equal() {
        List.range(0, 8).forEach(each -> opened());

        isInOrder(ALL, Order.NEWEST_FIRST);
        isInOrder(ALL.sortedBy(Sort.UPDATED_AT), Order.LAST_CHANGED_FIRST);
    }

    @Test
    @Tag("LIST-4")
    final void lists_the_greater_id_first_for_equal_opening_times_even_after_changes() {
        Seq<InterventionId> ascending =
                List.range(0, 6).map(each -> opened().id()).sortBy(InterventionId::value);

        changedOneAfterTheOther(ascending, CategoryId.of("complaint"));
        isInOrder(ALL, Order.NEWEST_FIRST);
        changedOneAfterTheOther(ascending.reverse(), CategoryId.of("urgent"));
        isInOrder(ALL, Order.NEWEST_FIRST);
    }

    private void changedOneAfterTheOther(Seq<InterventionId> ids, CategoryId category) {
        ids.forEach(id -> {
            timePasses();
            given(as(owner).categorize(id, category));
        });
    }

    @Test
    @Tag("LIST-4")
    final void lists_the_greater_id_first_for_equal_times_of_change_in_any_order_of_opening() {
        Seq<Intervention> opened = List.range(0, 8).map(each -> {
            timePasses();
            return opened();
        });
        timePasses();
        opened.forEach(one -> given(as(owner).categorize(one.id(), CategoryId.of("complaint"))));

        isInOrder(ALL.sortedBy(Sort.UPDATED_AT), Order.LAST_CHANGED_FIRST);
    }

    private void isInOrder(InterventionQuery query, Comparator<Intervention> order) {
        Seq<Intervention> listed =
                given(as(owner).list(query, PageRequest.first())).records();
        assertThat(listed.map(Intervention::id)).hasSameSizeAs(everything().keySet());
        assertThat(listed.map(Intervention::id)).isEqualTo(listed.sorted(order).map(Intervention::id));
    }

    // ---- filters ----

    @Test
    @Tag("LIST-5")
    final void lists_those_in_the_thread() {
        Intervention here = opened();
        Intervention there = openedIn(backend().thread(source));

        lists(ALL.inThread(thread), here);
        lists(ALL.inThread(there.origin().thread().get()), there);
    }

    private Intervention openedIn(ThreadId otherThread) {
        return openedOn(backend().customerMessage(otherThread, backend().customer()));
    }

    @Test
    @Tag("LIST-6")
    final void lists_those_owned_by_the_user() {
        Intervention opened = opened();
        Intervention handedOver = opened();
        given(as(editor).reassign(handedOver.id(), colleague));

        lists(ALL.ownedBy(owner), opened);
        lists(ALL.ownedBy(colleague), handedOver);
        lists(ALL.ownedBy(editor));
    }

    @Test
    @Tag("LIST-7")
    final void lists_those_of_the_present_customers_of_the_group() {
        IdentityId leaver = backend().customer();
        IdentityId joiner = backend().customer();
        IdentityGroupId before = backend().group(HashSet.of(leaver));
        Intervention ofLeaver = openedOn(messageFrom(leaver));
        Intervention ofJoiner = openedOn(messageFrom(joiner));
        opened();
        lists(ALL.ofGroup(before), ofLeaver);

        backend().ungroup(leaver);
        IdentityGroupId now = backend().group(HashSet.of(joiner));

        lists(ALL.ofGroup(before));
        lists(ALL.ofGroup(now), ofJoiner);
        showsNoGroupBut(Option.some(now), ofJoiner);
        showsNoGroupBut(Option.none(), ofLeaver);
    }

    /** The group may be absent in a record; if present, it is the current one. */
    private void showsNoGroupBut(Option<IdentityGroupId> present, Intervention intervention) {
        Seq<Intervention> listed =
                given(as(owner).list(ALL, PageRequest.first())).records();
        listed.filter(one -> one.id().equals(intervention.id()))
                .append(seen(intervention.id()))
                .forEach(one -> assertThat(one.origin().identityGroup())
                        .as("the group that %s shows", one.id())
                        .isIn(present, Option.none()));
    }

    @Test
    @Tag("LIST-7")
    final void lists_those_of_all_customers_in_the_group() {
        IdentityId one = backend().customer();
        IdentityId other = backend().customer();
        IdentityGroupId group = backend().group(HashSet.of(one, other));
        opened();

        lists(ALL.ofGroup(group), openedOn(messageFrom(one)), openedOn(messageFrom(other)));
    }

    @Test
    @Tag("LIST-8")
    final void lists_those_of_any_of_the_customers() {
        IdentityId one = backend().customer();
        IdentityId other = backend().customer();
        Intervention ofOne = openedOn(messageFrom(one));
        Intervention ofOther = openedOn(messageFrom(other));
        opened();

        lists(ALL.ofIdentities(one), ofOne);
        lists(ALL.ofIdentities(one, other), ofOne, ofOther);
        lists(ALL.ofIdentities(one, UnknownIds.IDENTITY), ofOne);
    }

    @Test
    @Tag("LIST-8")
    final void lists_those_of_each_of_many_customers() {
        List<IdentityId> customers = List.fill(12, () -> backend().customer());
        List<Intervention> theirs = customers.map(customer -> openedOn(messageFrom(customer)));
        opened();

        lists(
                ALL.ofIdentities(customers.head(), customers.tail().toJavaArray(IdentityId[]::new)),
                theirs.toJavaArray(Intervention[]::new));
        lists(
                ALL.ofIdentities(customers.get(9), customers.get(10), customers.get(11)),
                theirs.get(9),
                theirs.get(10),
                theirs.get(11));
    }

    @Test
    @Tag("LIST-9")
    final void lists_those_that_match_all_filters() {
        IdentityId customer = backend().customer();
        IdentityId mate = backend().customer();
        IdentityGroupId group = backend().group(HashSet.of(customer, mate));
        ThreadId otherThread = backend().thread(source);
        Intervention closed = closed(replied(openedOn(messageFrom(customer))));
        Intervention ofMate = openedOn(messageFrom(mate));
        Intervention elsewhere = openedOn(backend().customerMessage(otherThread, customer));
        opened();

        lists(ALL.ofGroup(group).inThread(thread), closed, ofMate);
        lists(ALL.ofGroup(group).ofIdentities(customer), closed, elsewhere);
        lists(
                ALL.inThread(thread)
                        .ofIdentities(customer)
                        .withStatus(StatusFilter.CLOSED)
                        .ownedBy(owner),
                closed);
        lists(ALL.inThread(otherThread).ofIdentities(mate));
        lists(ALL.ofIdentities(customer).ownedBy(colleague));
    }

    @Test
    @Tag("LIST-9")
    final void lists_those_that_match_any_two_filters() {
        IdentityId customer = backend().customer();
        IdentityId mate = backend().customer();
        IdentityId loner = backend().customer();
        IdentityGroupId group = backend().group(HashSet.of(customer, mate));
        List<ContentId> messages = List.fill(3, () -> messageFrom(customer));
        Intervention all = openedOn(messages.get(0));
        List<Filter> filters = List.of(
                new Filter(
                        query -> query.inThread(thread),
                        openedOn(backend().customerMessage(backend().thread(source), customer))),
                new Filter(query -> query.ownedBy(owner), given(as(colleague).create(messages.get(1)))),
                new Filter(query -> query.ofGroup(group), openedOn(messageFrom(loner))),
                new Filter(query -> query.ofIdentities(customer, loner), openedOn(messageFrom(mate))),
                new Filter(query -> query.withStatus(StatusFilter.ACTIVE), closed(replied(openedOn(messages.get(2))))));

        filters.combinations(2).append(filters).forEach(some -> {
            InterventionQuery query =
                    some.foldLeft(ALL, (narrowed, filter) -> filter.narrowing().apply(narrowed));
            lists(
                    query,
                    filters.removeAll(some).map(Filter::unlike).prepend(all).toJavaArray(Intervention[]::new));
        });
    }

    /** A filter, and the only intervention that it alone excludes. */
    private record Filter(UnaryOperator<InterventionQuery> narrowing, Intervention unlike) {}

    @Test
    @Tag("LIST-10")
    final void returns_an_empty_page_for_a_filter_id_that_only_resembles_a_known_one() {
        IdentityId customer = backend().customer();
        IdentityGroupId group = backend().group(HashSet.of(customer));
        openedOn(messageFrom(customer));

        UnknownIds.like(thread.value()).forEach(id -> lists(ALL.inThread(ThreadId.of(id))));
        UnknownIds.like(owner.value()).forEach(id -> lists(ALL.ownedBy(UserId.of(id))));
        UnknownIds.like(customer.value()).forEach(id -> lists(ALL.ofIdentities(IdentityId.of(id))));
        UnknownIds.like(group.value()).forEach(id -> lists(ALL.ofGroup(IdentityGroupId.of(id))));
    }

    @Test
    @Tag("LIST-10")
    final void returns_an_empty_page_for_an_unknown_filter_id() {
        opened();

        lists(ALL.inThread(UnknownIds.THREAD));
        lists(ALL.ownedBy(UnknownIds.USER));
        lists(ALL.ofGroup(UnknownIds.GROUP));
        lists(ALL.ofIdentities(UnknownIds.IDENTITY));
        lists(ALL.ownedBy(UserId.of("no+one&else=1;2,é")));
    }

    @Test
    @Tag("LIST-11")
    final void lists_those_with_the_status() {
        Intervention active = opened();
        Intervention deferred = deferred();
        Intervention closed = closed();
        Intervention reopened = reopened();
        Intervention reopenedAndDeferred = deferred(reopened());

        lists(ALL.withStatus(StatusFilter.ACTIVE), active, reopened);
        lists(ALL.withStatus(StatusFilter.DEFERRED), deferred, reopenedAndDeferred);
        lists(ALL.withStatus(StatusFilter.CLOSED), closed);
        lists(ALL.withStatus(StatusFilter.OPENED), active, deferred, reopened, reopenedAndDeferred);
        lists(ALL.withStatus(StatusFilter.REOPENED), reopened, reopenedAndDeferred);
    }

    @Test
    @Tag("LIST-11")
    @Tag("MESSAGE-2")
    final void lists_as_reopened_what_a_message_reopened_until_it_is_closed() {
        IdentityId customer = backend().customer();
        Intervention closed = closed(replied(openedOn(messageFrom(customer))));
        messageFrom(customer);
        lists(ALL.withStatus(StatusFilter.REOPENED), closed);

        given(as(owner).close(closed.id()));

        lists(ALL.withStatus(StatusFilter.REOPENED));
        lists(ALL.withStatus(StatusFilter.CLOSED), closed);
    }

    @Test
    @Tag("LIST-11")
    @Tag("STATE-4")
    final void lists_as_active_what_was_deferred_until_a_past_time() {
        Intervention opened = opened();
        backend().defer(opened.id(), now().minus(Duration.ofDays(1)));

        lists(ALL.withStatus(StatusFilter.ACTIVE), opened);
        lists(ALL.withStatus(StatusFilter.DEFERRED));
    }

    @Test
    @Tag("LIST-11")
    @Tag("STATE-4")
    final void lists_as_active_what_is_deferred_until_the_current_time() {
        Intervention opened = opened();
        Instant until = now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
        backend().defer(opened.id(), until);

        at(until.minusSeconds(1), () -> {
            lists(ALL.withStatus(StatusFilter.ACTIVE));
            lists(ALL.withStatus(StatusFilter.DEFERRED), opened);
        });
        at(until, () -> {
            lists(ALL.withStatus(StatusFilter.ACTIVE), opened);
            lists(ALL.withStatus(StatusFilter.DEFERRED));
        });
    }

    @Test
    @Tag("LIST-11")
    @Tag("CANCEL-4")
    final void does_not_list_as_reopened_what_was_opened_again_after_a_cancellation() {
        ContentId message = message();
        given(as(owner).cancel(openedOn(message).id()));
        Intervention openedAgain = openedOn(message);

        lists(ALL.withStatus(StatusFilter.ACTIVE), openedAgain);
        lists(ALL.withStatus(StatusFilter.REOPENED));
    }

    private void lists(InterventionQuery query, Intervention... expected) {
        Page<Intervention> page = given(as(owner).list(query, PageRequest.first()));
        InterventionId[] ids = List.of(expected).map(Intervention::id).toJavaArray(InterventionId[]::new);
        assertThat(page.records().map(Intervention::id)).as("list by %s", query).containsExactlyInAnyOrder(ids);
        assertThat(page.count()).as("the count of the list by %s", query).isEqualTo(ids.length);
    }
}
