package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.StatusFilter;
import dev.interventions.port.WalkPosition;
import dev.interventions.port.WalkedPage;
import dev.interventions.tck.comparison.Order;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.Iterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of a list, and the walk over all of them. */
public abstract class PagingContract extends Contract {

    private static final InterventionQuery ALL = InterventionQuery.all();
    private static final int MAX_PAGES = 100;

    /** For subclasses. */
    protected PagingContract() {}

    // ---- pages ----

    @Test
    @Tag("PAGE-1")
    final void reports_the_total_count_and_the_offset_and_limit_used() {
        Seq<InterventionId> newestFirst = openedInARow(5);

        isPage(page(0, 2), 5, 0, 2, newestFirst.subSequence(0, 2));
        isPage(page(2, 2), 5, 2, 2, newestFirst.subSequence(2, 4));
        isPage(page(4, 2), 5, 4, 2, newestFirst.subSequence(4, 5));
        isPage(page(1, 150), 5, 1, 150, newestFirst.subSequence(1, 5));
        isPage(page(3, 1), 5, 3, 1, newestFirst.subSequence(3, 4));
    }

    @Test
    @Tag("PAGE-1")
    final void returns_the_first_30_by_default() {
        Seq<InterventionId> newestFirst = openedInARow(31);

        isPage(given(as(owner).list(ALL, PageRequest.first())), 31, 0, 30, newestFirst.subSequence(0, 30));
    }

    @Test
    @Tag("PAGE-1")
    final void counts_only_what_matches_the_filters() {
        openedInARow(3);
        Intervention closed = closed();

        Page<Intervention> page = given(as(owner).list(ALL.withStatus(StatusFilter.CLOSED), PageRequest.of(0, 2)));

        isPage(page, 1, 0, 2, List.of(closed.id()));
    }

    @Test
    @Tag("PAGE-1")
    final void counts_more_than_a_thousand_and_returns_150_of_them() {
        Seq<InterventionId> newestFirst = openedInARow(1001);

        isPage(page(0, 150), 1001, 0, 150, newestFirst.take(150));
        isPage(page(900, 150), 1001, 900, 150, newestFirst.drop(900));
    }

    @Test
    @Tag("PAGE-3")
    final void returns_no_records_far_past_the_end() {
        openedInARow(3);

        List.of(1L << 31, (1L << 31) + 1, 1L << 32, (1L << 32) + 1, Long.MAX_VALUE)
                .forEach(offset -> isPage(page(offset, 2), 3, offset, 2, List.empty()));
    }

    @Test
    @Tag("PAGE-3")
    final void returns_no_records_and_the_true_count_past_the_end() {
        openedInARow(3);

        isPage(page(3, 2), 3, 3, 2, List.empty());
        isPage(page(1_000_000, 150), 3, 1_000_000, 150, List.empty());
    }

    private Page<Intervention> page(long offset, int limit) {
        return given(as(owner).list(ALL, PageRequest.of(offset, limit)));
    }

    private static void isPage(
            Page<Intervention> page, long count, long offset, int limit, Seq<InterventionId> records) {
        assertThat(page.count()).as("the count over all pages").isEqualTo(count);
        assertThat(page.offset()).as("the offset").isEqualTo(offset);
        assertThat(page.limit()).as("the limit").isEqualTo(limit);
        assertThat(page.records().map(Intervention::id)).as("the records").isEqualTo(records);
    }

    // ---- the walk ----

    @Test
    @Tag("WALK-1")
    final void walks_over_every_intervention_once_page_after_page() {
        Seq<InterventionId> newestFirst = openedInARow(7);
        timePasses();
        given(as(owner).categorize(newestFirst.last(), CategoryId.of("complaint")));

        Seq<WalkedPage> pages = rest(walk(3));

        assertThat(pages.flatMap(WalkedPage::records).map(Intervention::id)).isEqualTo(newestFirst);
        assertThat(pages.length()).as("the number of pages").isGreaterThan(2);
        assertThat(pages.map(page -> page.records().size()))
                .as("the sizes of the pages")
                .doesNotContain(0);
        assertThat(pages.exists(WalkedPage::shifted)).as("shifted").isFalse();
    }

    @Test
    @Tag("WALK-1")
    final void walks_over_nothing_in_one_empty_page() {
        Seq<WalkedPage> pages = rest(walk(3));

        assertThat(pages.length()).isEqualTo(1);
        assertThat(pages.head().records()).isEmpty();
        assertThat(pages.head().shifted()).as("shifted").isFalse();
    }

    @Test
    @Tag("WALK-1")
    final void walks_only_over_what_matches_the_query() {
        openedInARow(3);
        Seq<InterventionId> closed = List.fill(3, this::closed).map(Intervention::id);

        Iterator<Either<InterventionError, WalkedPage>> walk =
                as(owner).walk(ALL.withStatus(StatusFilter.CLOSED)).inPagesOf(2).iterator();

        assertThat(ids(rest(walk))).containsExactlyInAnyOrderElementsOf(closed);
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_walking() {
        throwsForNull(port -> port.walk(nothing()));
        throwsForNull(port -> port.walk(ALL, nothing()));
    }

    @Test
    @Tag("WALK-2")
    final void ends_a_walk_with_the_error() {
        openedInARow(3);

        Iterator<Either<InterventionError, WalkedPage>> walk =
                as(owner).actingAs(UnknownIds.USER).walk(ALL).inPagesOf(2).iterator();

        assertThat(walk.hasNext()).isTrue();
        assertThatObject(CheckedAdapter.from("the walk", walk::next).swap().getOrNull())
                .as("the only element of a walk as a user who doesn't exist")
                .isInstanceOf(Refused.class);
        assertThat(walk.hasNext())
                .as("whether the walk continues after the error")
                .isFalse();
    }

    @Test
    @Tag("WALK-3")
    final void resumes_from_the_position_of_any_page() {
        Seq<InterventionId> newestFirst = openedInARow(7);

        rest(walk(3)).foldLeft(List.<InterventionId>empty(), (given, page) -> {
            List<InterventionId> sofar = given.appendAll(page.records().map(Intervention::id));
            assertThat(sofar.appendAll(ids(rest(walkFrom(writtenAndRead(page.next()))))))
                    .as("what came before the position %s, and what comes after it", page.next())
                    .isEqualTo(newestFirst);
            return sofar;
        });
    }

    @Test
    @Tag("WALK-3")
    @Tag("WALK-4")
    final void resumes_from_a_position_after_interventions_were_opened_and_cancelled() {
        Seq<InterventionId> newestFirst = openedInARow(8);
        WalkedPage first = next(walk(3));
        Seq<InterventionId> givenBefore = ids(List.of(first));
        given(as(owner).cancel(givenBefore.get(0)));
        given(as(owner).cancel(givenBefore.last()));
        timePasses();
        InterventionId opened = opened().id();

        Seq<InterventionId> after = ids(rest(walkFrom(writtenAndRead(first.next()))));

        assertThat(givenBefore.appendAll(after.remove(opened))).isEqualTo(newestFirst);
    }

    @Test
    @Tag("WALK-4")
    final void repeats_none_and_reports_the_shift_when_interventions_are_opened_during_the_walk() {
        Seq<InterventionId> newestFirst = openedInARow(7);
        Iterator<Either<InterventionError, WalkedPage>> walk = walk(3);
        WalkedPage first = next(walk);

        timePasses();
        Seq<Intervention> opened = List.of(opened(), opened());
        WalkedPage second = next(walk);
        Seq<InterventionId> all = ids(rest(walk).prepend(second).prepend(first));

        assertThat(all.removeAll(opened.map(Intervention::id))).isEqualTo(newestFirst);
        assertThat(second.shifted())
                .as("shifted")
                .isEqualTo(
                        opened.exists(one -> standsBefore(one, first.records().last())));
    }

    @Test
    @Tag("WALK-4")
    final void misses_none_and_reports_the_shift_when_interventions_are_cancelled_during_the_walk() {
        Seq<InterventionId> newestFirst = openedInARow(9);
        Iterator<Either<InterventionError, WalkedPage>> walk = walk(3);
        WalkedPage first = next(walk);
        WalkedPage second = next(walk);

        ids(List.of(first, second)).tail().forEach(id -> given(as(owner).cancel(id)));
        WalkedPage third = next(walk);
        Seq<WalkedPage> pages = rest(walk).prepend(third).prepend(second).prepend(first);

        assertThat(ids(pages)).isEqualTo(newestFirst);
        assertThat(third.shifted()).as("shifted").isTrue();
    }

    @Test
    @Tag("WALK-4")
    final void repeats_none_of_many_that_were_opened_in_the_same_second() {
        Seq<InterventionId> newestFirst =
                List.fill(9, this::opened).sorted(Order.NEWEST_FIRST).map(Intervention::id);
        Iterator<Either<InterventionError, WalkedPage>> walk = walk(3);
        WalkedPage first = next(walk);
        WalkedPage second = next(walk);

        ids(List.of(second)).forEach(id -> given(as(owner).cancel(id)));
        Seq<WalkedPage> pages = rest(walk).prepend(second).prepend(first);

        assertThat(ids(pages)).isEqualTo(newestFirst);
    }

    @Test
    @Tag("WALK-4")
    final void misses_only_those_that_are_cancelled_before_the_walk_reaches_them() {
        Seq<InterventionId> newestFirst = openedInARow(7);
        Iterator<Either<InterventionError, WalkedPage>> walk = walk(3);
        WalkedPage first = next(walk);

        given(as(owner).cancel(newestFirst.get(4)));
        Seq<InterventionId> all = ids(rest(walk).prepend(first));

        assertThat(all).isEqualTo(newestFirst.removeAt(4));
    }

    /** The ids of this number of new interventions, in the order of a list. Some of them are opened in the same second. */
    private Seq<InterventionId> openedInARow(int number) {
        return List.range(0, number)
                .map(each -> {
                    if (each % 3 == 0) {
                        timePasses();
                    }
                    return opened();
                })
                .sorted(Order.NEWEST_FIRST)
                .map(Intervention::id);
    }

    private static boolean standsBefore(Intervention one, Intervention other) {
        return Order.NEWEST_FIRST.compare(one, other) < 0;
    }

    private Iterator<Either<InterventionError, WalkedPage>> walk(int limit) {
        return as(owner).walk(ALL).inPagesOf(limit).iterator();
    }

    private Iterator<Either<InterventionError, WalkedPage>> walkFrom(WalkPosition position) {
        return as(owner).walk(ALL, position).inPagesOf(3).iterator();
    }

    private static WalkPosition writtenAndRead(WalkPosition position) {
        WalkPosition read = given(WalkPosition.parse(position.toString()));
        assertThat(read).as("the position after toString and parse").isEqualTo(position);
        return read;
    }

    private static WalkedPage next(Iterator<Either<InterventionError, WalkedPage>> walk) {
        return given(walk.next());
    }

    private static List<WalkedPage> rest(Iterator<Either<InterventionError, WalkedPage>> walk) {
        List<WalkedPage> pages = io.vavr.collection.Iterator.ofAll(walk)
                .take(MAX_PAGES)
                .map(Contract::given)
                .toList();
        assertThat(walk.hasNext())
                .as("whether a walk over a few interventions continues after %s pages", MAX_PAGES)
                .isFalse();
        return pages;
    }

    private static Seq<InterventionId> ids(Seq<WalkedPage> pages) {
        return pages.flatMap(WalkedPage::records).map(Intervention::id);
    }
}
