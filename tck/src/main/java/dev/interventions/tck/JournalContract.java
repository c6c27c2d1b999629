package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotSupported;
import dev.interventions.domain.UserId;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The events of interventions, if the fixture declares {@link Ability#GIVES_JOURNAL}. The journal may have other events too. Undocumented
 * behaviour isn't tested: whether the dates of a query are inclusive, and which events a user sees of a source that the user doesn't read.
 */
public abstract class JournalContract extends Contract {

    private static final String OPENED = "intervention.opened";
    private static final String REOPENED = "intervention.reopened";
    private static final String ASSIGNED = "intervention.assigned";
    private static final String USER_UPDATED = "intervention.user_updated";
    private static final String CLOSED = "intervention.closed";
    private static final String CANCELED = "intervention.canceled";
    private static final String DEFERRED = "intervention.deferred";
    private static final String REACTIVATED = "intervention.reactivated";
    private static final String RECATEGORIZED = "intervention.recategorized";
    private static final String CUSTOM_FIELDS_UPDATED = "intervention.custom_fields_updated";

    private static final JournalQuery OF_INTERVENTIONS = JournalQuery.all()
            .named(
                    OPENED,
                    REOPENED,
                    ASSIGNED,
                    USER_UPDATED,
                    CLOSED,
                    CANCELED,
                    DEFERRED,
                    REACTIVATED,
                    RECATEGORIZED,
                    CUSTOM_FIELDS_UPDATED)
            .oldestFirst();

    private static final CategoryId CATEGORY = CategoryId.of("tck-complaint");
    private static final CustomFieldValue VALUE = CustomFieldValue.of("tck-value");
    private static final PageRequest LONGEST = PageRequest.of(0, PageRequest.MAX_LIMIT);
    private static final int MAX_PAGES = 100;
    private static final List<Integer> MANY = List.range(0, 8);

    /** For subclasses. */
    protected JournalContract() {}

    // ---- order ----

    @Test
    @Tag("JOURNAL-1")
    final void gives_the_newest_events_first_unless_the_oldest_are_requested() {
        withJournal(journal -> {
            Seq<Intervention> opened = openedApart(3);
            Seq<JournalEvent> oldestFirst =
                    listed(journal, JournalQuery.all().named(OPENED).oldestFirst());

            assertThat(oldestFirst.map(event -> Option.some(event.createdAt())))
                    .as("the dates, the oldest first")
                    .containsExactlyElementsOf(opened.map(one -> one.lifecycle().createdAt()));
            assertThat(listed(journal, JournalQuery.all().named(OPENED)))
                    .as("the newest first")
                    .containsExactlyElementsOf(oldestFirst.reverse());
        });
    }

    @Test
    @Tag("JOURNAL-1")
    final void reverses_the_order_of_events_with_the_same_date_too() {
        withJournal(journal -> {
            opened();
            opened();
            opened();

            assertThat(listed(journal, JournalQuery.all().named(OPENED)))
                    .as("the newest first")
                    .containsExactlyElementsOf(
                            listed(journal, JournalQuery.all().named(OPENED).oldestFirst())
                                    .reverse());
        });
    }

    // ---- filters ----

    @Test
    @Tag("JOURNAL-2")
    final void selects_events_with_one_of_the_names() {
        withJournal(journal -> {
            closed();

            assertThat(names(journal, JournalQuery.all().named(CLOSED))).containsExactly(CLOSED);
            assertThat(names(journal, JournalQuery.all().named(CLOSED, OPENED)))
                    .containsExactlyInAnyOrder(OPENED, CLOSED);
            assertThat(names(journal, JournalQuery.all().named(CLOSED, "tck.unknown")))
                    .containsExactly(CLOSED);
            assertThat(names(journal, JournalQuery.all().named("tck.unknown"))).isEmpty();
            assertThat(names(journal, JournalQuery.all())).as("without a name").contains(OPENED, CLOSED);
        });
    }

    @Test
    @Tag("JOURNAL-3")
    final void selects_events_after_and_before_a_moment() {
        withJournal(journal -> {
            Instant moment = openedApart(3).get(1).lifecycle().createdAt().get();
            Seq<JournalEvent> all = listed(journal, OF_INTERVENTIONS);
            Instant after = moment.minusSeconds(1);
            Instant before = moment.plusSeconds(1);

            Seq<JournalEvent> selected =
                    listed(journal, OF_INTERVENTIONS.after(after).before(before));

            assertThat(all).as("the events").hasSize(3);
            assertThat(selected)
                    .as("between %s and %s", after, before)
                    .containsAll(all.filter(event -> event.createdAt().isAfter(after)
                            && event.createdAt().isBefore(before)))
                    .doesNotContainAnyElementsOf(
                            all.filter(event -> event.createdAt().isBefore(after)
                                    || event.createdAt().isAfter(before)));
            assertThat(listed(journal, OF_INTERVENTIONS.after(moment.plus(Duration.ofDays(1)))))
                    .as("after a day")
                    .isEmpty();
            assertThat(listed(journal, OF_INTERVENTIONS.before(moment.minus(Duration.ofDays(1)))))
                    .as("until a day ago")
                    .isEmpty();
        });
    }

    @Test
    @Tag("JOURNAL-4")
    final void selects_the_events_of_a_user() {
        withJournal(journal -> {
            openedBy(owner);
            openedBy(colleague);
            openedBy(owner);

            assertThat(listed(journal, OF_INTERVENTIONS.of(owner)).map(JournalEvent::user))
                    .containsExactly(Option.some(owner), Option.some(owner));
            assertThat(listed(journal, OF_INTERVENTIONS.of(colleague)).map(JournalEvent::user))
                    .containsExactly(Option.some(colleague));
            assertThat(listed(journal, OF_INTERVENTIONS.of(UnknownIds.USER))).isEmpty();
        });
    }

    @Test
    @Tag("JOURNAL-5")
    final void selects_events_that_match_all_of_several_filters() {
        withJournal(journal -> {
            openedBy(owner);
            Intervention wanted = openedBy(colleague);
            given(as(colleague).categorize(wanted.id(), CATEGORY));
            JournalQuery openedByColleague = JournalQuery.all().named(OPENED).of(colleague);

            Seq<JournalEvent> selected = listed(journal, openedByColleague);

            assertThat(selected.map(JournalEvent::name)).containsExactly(OPENED);
            assertThat(selected.map(JournalEvent::user)).containsExactly(Option.some(colleague));
            assertThat(listed(journal, openedByColleague.before(now().minus(Duration.ofDays(1)))))
                    .isEmpty();
        });
    }

    // ---- pages ----

    @Test
    @Tag("PAGE-1")
    @Tag("PAGE-3")
    final void gives_parts_of_the_journal_and_the_total_count() {
        withJournal(journal -> {
            MANY.take(5).forEach(each -> opened());
            Seq<JournalEvent> all = listed(journal, OF_INTERVENTIONS);

            Page<JournalEvent> second = given(journal.list(OF_INTERVENTIONS, PageRequest.of(2, 2)));
            Page<JournalEvent> pastTheEnd = given(journal.list(OF_INTERVENTIONS, PageRequest.of(1000, 2)));

            assertThat(second).isEqualTo(new Page<>(5, 2, 2, all.slice(2, 4)));
            assertThat(pastTheEnd.count()).isEqualTo(5);
            assertThat(pastTheEnd.records()).isEmpty();
        });
    }

    @Test
    @Tag("JOURNAL-11")
    final void misses_and_repeats_no_event_when_others_are_recorded_while_pages_are_read() {
        withJournal(journal -> {
            MANY.forEach(each -> opened());
            Vector<JournalEvent> read = Vector.empty();
            boolean hasNext = true;
            for (int pages = 0; hasNext; pages++) {
                assertThat(pages).as("pages").isLessThan(MAX_PAGES);
                Page<JournalEvent> page = given(journal.list(OF_INTERVENTIONS, PageRequest.of(read.size(), 3)));
                read = read.appendAll(page.records());
                hasNext = page.hasNext();
                if (pages < 3) {
                    opened();
                }
            }

            assertThat(read).as("the events of all pages").hasSize(MANY.size() + 3);
            assertThat(read.map(JournalEvent::id))
                    .containsExactlyElementsOf(listed(journal, OF_INTERVENTIONS).map(JournalEvent::id));
        });
    }

    // ---- which changes are events ----

    @Test
    @Tag("JOURNAL-7")
    @Tag("JOURNAL-8")
    @Tag("JOURNAL-9")
    final void records_that_an_intervention_is_opened() {
        withJournal(journal -> {
            ContentId message = message();
            timePasses();
            Intervention opened = openedOn(message);

            JournalEvent event = only(OPENED, listed(journal, OF_INTERVENTIONS));
            assertThat(event.user()).as("the user").isEqualTo(Option.some(owner));
            assertThat(Option.some(event.createdAt()))
                    .as("the date")
                    .isEqualTo(opened.lifecycle().createdAt());
            isAbout(opened, event);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    final void records_that_an_intervention_is_reopened() {
        withJournal(journal -> {
            ContentId message = message();
            Intervention closed = closed(replied(openedOn(message)));

            causes(journal, closed, () -> given(as(owner).create(message)), REOPENED);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    final void records_another_owner_of_a_reopened_intervention_too() {
        withJournal(journal -> {
            ContentId message = message();
            Intervention closed = closed(replied(openedOn(message)));

            causes(journal, closed, () -> given(as(colleague).create(message)), REOPENED, ASSIGNED, USER_UPDATED);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    @Tag("JOURNAL-8")
    final void records_that_a_customer_reopens_an_intervention() {
        withJournal(journal -> {
            IdentityId customer = backend().customer();
            Intervention closed = closed(replied(openedOn(messageFrom(customer))));

            Seq<JournalEvent> events = causes(journal, closed, () -> messageFrom(customer), REOPENED);
            assertThat(events.map(JournalEvent::user)).as("the user").containsExactly(Option.none());
        });
    }

    @Test
    @Tag("JOURNAL-7")
    @Tag("JOURNAL-8")
    final void records_that_an_intervention_is_reassigned() {
        withJournal(journal -> {
            Intervention opened = opened();

            Seq<JournalEvent> events = causes(
                    journal, opened, () -> given(as(editor).reassign(opened.id(), colleague)), ASSIGNED, USER_UPDATED);
            assertThat(events.map(JournalEvent::user)).as("the user").containsOnly(Option.some(editor));
        });
    }

    @Test
    @Tag("JOURNAL-7")
    @Tag("JOURNAL-8")
    final void records_that_an_intervention_is_closed() {
        withJournal(journal -> {
            Intervention replied = replied();

            causes(journal, replied, () -> closed(replied), CLOSED);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    final void records_only_the_close_of_a_deferred_intervention() {
        withJournal(journal -> {
            Intervention deferred = deferred(replied());

            causes(journal, deferred, () -> closed(deferred), CLOSED);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    @Tag("JOURNAL-9")
    final void records_that_an_intervention_is_cancelled() {
        withJournal(journal -> {
            Intervention opened = opened();

            causes(journal, opened, () -> given(as(owner).cancel(opened.id())), CANCELED);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    final void records_that_an_intervention_is_deferred() {
        withJournal(journal -> {
            Intervention opened = opened();

            causes(journal, opened, () -> deferred(opened), DEFERRED);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    @Tag("JOURNAL-8")
    final void records_that_a_deferral_ends_at_its_date() {
        withJournal(journal -> {
            Instant end = deferred().lifecycle().deferredAt().get();

            at(end.plus(Duration.ofHours(1)), () -> {
                JournalEvent event =
                        only(REACTIVATED, listed(journal, OF_INTERVENTIONS).takeRight(1));
                assertThat(event.createdAt()).as("the date").isEqualTo(end);
                assertThat(event.user()).as("the user").isEqualTo(Option.none());
            });
        });
    }

    @Test
    @Tag("JOURNAL-7")
    final void records_that_an_intervention_is_recategorized() {
        withJournal(journal -> {
            Intervention opened = opened();

            causes(journal, opened, () -> given(as(owner).categorize(opened.id(), CATEGORY)), RECATEGORIZED);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    final void records_that_custom_fields_are_updated() {
        withJournal(journal -> {
            Intervention opened = opened();

            causes(
                    journal,
                    opened,
                    () -> given(as(owner).updateCustomField(opened.id(), "tck-field", VALUE)),
                    CUSTOM_FIELDS_UPDATED);
        });
    }

    @Test
    @Tag("JOURNAL-7")
    final void records_no_event_of_an_intervention_for_messages_refusals_and_writes_that_change_nothing() {
        withJournal(journal -> {
            IdentityId customer = backend().customer();
            Intervention opened = openedOn(messageFrom(customer));

            causes(journal, opened, () -> {
                messageFrom(customer);
                as(owner).close(opened.id());
                as(colleague).reassign(opened.id(), colleague);
                given(as(editor).reassign(opened.id(), owner));
                given(as(owner).categorize(opened.id(), HashSet.empty()));
                backend().agentReply(owner, opened.id());
            });
        });
    }

    @Test
    @Tag("JOURNAL-8")
    final void names_the_user_as_whom_somebody_acted() {
        withJournal(journal -> {
            UserId deputy = agent(Permission.IMPERSONATE_USER);
            boolean created = as(deputy).actingAs(colleague).create(message()).isRight();

            assertThat(created).as("created").isEqualTo(can(Ability.IMPERSONATES));
            assertThat(listed(journal, OF_INTERVENTIONS).map(JournalEvent::user))
                    .containsExactlyElementsOf(Option.when(created, Option.some(colleague)));
        });
    }

    @Test
    @Tag("JOURNAL-10")
    final void never_changes_an_event() {
        withJournal(journal -> {
            Intervention first = replied();
            closed(first);
            Seq<JournalEvent> before = listed(journal, OF_INTERVENTIONS);
            timePasses();
            given(as(editor).reassign(first.id(), colleague));
            given(as(owner).cancel(opened().id()));

            Seq<JournalEvent> after = listed(journal, OF_INTERVENTIONS);

            assertThat(after).startsWith(before.toJavaArray(JournalEvent[]::new));
            assertThat(after.map(JournalEvent::id)).as("the ids").doesNotHaveDuplicates();
        });
    }

    @Test
    @Tag("JOURNAL-12")
    final void loses_and_repeats_no_event_of_changes_at_the_same_time() {
        withJournal(journal -> {
            List<ContentId> messages = MANY.map(each -> message());

            Race.between(messages, message -> given(as(owner).create(message)));

            Seq<JournalEvent> events = listed(journal, OF_INTERVENTIONS);
            assertThat(events.map(JournalEvent::name))
                    .as("one event for each")
                    .hasSize(messages.size())
                    .containsOnly(OPENED);
            assertThat(events.map(JournalEvent::id)).as("the ids").doesNotHaveDuplicates();
        });
    }

    @Test
    @Tag("JOURNAL-12")
    final void records_a_close_once_that_several_try_at_the_same_time() {
        withJournal(journal -> {
            Intervention replied = replied();

            Race.between(MANY, each -> as(owner).close(replied.id()));

            assertThat(names(journal, JournalQuery.all().named(CLOSED))).containsExactly(CLOSED);
        });
    }

    // ---- who reads ----

    @Test
    @Tag("IMPERSONATE-1")
    @Tag("IMPERSONATE-2")
    @Tag("IMPERSONATE-3")
    final void can_be_read_as_another_user_by_whoever_may_act_as_others() {
        withJournal(journal -> {
            opened();
            UserId deputy = agent(Permission.IMPERSONATE_USER);
            Either<InterventionError, Page<JournalEvent>> permitted = as(deputy, owner);
            Either<InterventionError, Page<JournalEvent>> forbidden = as(colleague, owner);
            Either<InterventionError, Page<JournalEvent>> unknown = as(deputy, UnknownIds.USER);

            if (can(Ability.IMPERSONATES)) {
                assertThat(given(permitted)).isEqualTo(given(journal.list(OF_INTERVENTIONS, LONGEST)));
                assertThat(forbidden.swap().getOrNull()).isInstanceOf(InvalidRequest.class);
                assertThat(unknown.swap().getOrNull()).isInstanceOf(InvalidRequest.class);
            } else {
                assertThat(permitted.swap().getOrNull()).isInstanceOf(NotSupported.class);
            }
        });
    }

    private Either<InterventionError, Page<JournalEvent>> as(UserId user, UserId other) {
        return CheckedAdapter.of(backend().journal(user)).actingAs(other).list(OF_INTERVENTIONS, LONGEST);
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_a_query_page_or_user() {
        withJournal(journal -> {
            throwsForNull(port -> backend().journal(owner).list(nothing(), LONGEST));
            throwsForNull(port -> backend().journal(owner).list(OF_INTERVENTIONS, nothing()));
            throwsForNull(port -> backend().journal(owner).actingAs(nothing()));
        });
    }

    // ---- arrangements and assertions ----

    /** Runs the test with the owner's journal. Without {@code GIVES_JOURNAL}, {@code journal} has to throw. */
    private void withJournal(Consumer<Journal> test) {
        if (!can(Ability.GIVES_JOURNAL)) {
            throwsWithout(Ability.GIVES_JOURNAL, () -> backend().journal(owner));
            return;
        }
        test.accept(CheckedAdapter.of(backend().journal(owner)));
    }

    /** Opened at different dates, if the clock can be moved. */
    private Seq<Intervention> openedApart(int number) {
        return MANY.take(number).map(each -> {
            timePasses();
            return opened();
        });
    }

    private static Seq<JournalEvent> listed(Journal journal, JournalQuery query) {
        return given(journal.list(query, LONGEST)).records();
    }

    private static Seq<String> names(Journal journal, JournalQuery query) {
        return listed(journal, query).map(JournalEvent::name);
    }

    /** This change is recorded as events with these names, about this intervention and of this moment. */
    private Seq<JournalEvent> causes(Journal journal, Intervention changed, Runnable change, String... names) {
        Set<String> before =
                listed(journal, OF_INTERVENTIONS).map(JournalEvent::id).toSet();
        timePasses();
        Instant from = now().truncatedTo(ChronoUnit.SECONDS);
        change.run();
        Instant to = now();
        Seq<JournalEvent> added = listed(journal, OF_INTERVENTIONS).reject(event -> before.contains(event.id()));
        assertThat(added.map(JournalEvent::name)).as("the new events").containsExactlyInAnyOrder(names);
        added.forEach(event -> {
            isAbout(changed, event);
            assertThat(event.createdAt()).as("the date of %s", event.name()).isBetween(from, to);
        });
        return added;
    }

    private static JournalEvent only(String name, Seq<JournalEvent> events) {
        assertThat(events.map(JournalEvent::name)).as("the new events").containsExactly(name);
        return events.head();
    }

    private static void isAbout(Intervention changed, JournalEvent event) {
        event.intervention()
                .forEach(id -> assertThat(id)
                        .as("the intervention of %s", event.name())
                        .isEqualTo(changed.id()));
    }
}
