package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.WalkPosition;
import dev.interventions.port.WalkedComments;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.Comparator;
import java.util.Iterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code list} and {@code walk} of comments do, if the fixture declares {@link Ability#COMMENTS}. */
public abstract class ListingCommentsContract extends CommentContract {

    private static final Comparator<Comment> NEWEST_FIRST = Comparator.comparing(
                    (Comment comment) -> comment.createdAt().get())
            .thenComparing(comment -> comment.id().value())
            .reversed();

    private static final int MAX_PAGES = 100;

    /** For subclasses. */
    protected ListingCommentsContract() {}

    /** This number of comments of the owner on new interventions, some of them in the same second. */
    private Seq<Comment> someComments(int number) {
        Intervention first = opened();
        Intervention second = opened();
        return List.range(0, number)
                .map(index -> {
                    if (index % 3 == 0) {
                        timePasses();
                    }
                    return commented(index % 2 == 0 ? first : second);
                })
                .sorted(NEWEST_FIRST);
    }

    // ---- which comments, in which order ----

    @Test
    @Tag("COMMENT-8")
    final void lists_the_newest_first_and_of_equal_dates_the_greater_id() {
        Seq<Comment> written = someComments(7);

        Page<Comment> page = given(comments(colleague).list(CommentQuery.all(), PageRequest.first()));

        assertThat(page.records()).containsExactlyElementsOf(written);
    }

    @Test
    @Tag("COMMENT-8")
    final void lists_only_comments_in_sources_that_are_read() {
        Comment written = commented(opened());
        Intervention elsewhere = openedElsewhere();
        Comment hidden = given(comments(witness).create(elsewhere.id(), TEXT));

        assertThat(listed(owner, CommentQuery.all())).containsExactly(written.id());
        assertThat(listed(owner, CommentQuery.about(elsewhere.id()))).isEmpty();
        assertThat(listed(stranger, CommentQuery.all())).isEmpty();
        assertThat(listed(witness, CommentQuery.all())).containsExactlyInAnyOrder(written.id(), hidden.id());
    }

    @Test
    @Tag("COMMENT-9")
    final void selects_comments_by_each_filter() {
        Intervention first = opened();
        Intervention second = openedOn(
                backend().customerMessage(backend().thread(source), backend().customer()));
        Comment ofOwner = commented(first);
        Comment ofColleague = given(comments(colleague).create(second.id(), TEXT));

        assertThat(listed(owner, CommentQuery.about(first.id()))).containsExactly(ofOwner.id());
        assertThat(listed(
                        owner,
                        CommentQuery.all().inThread(second.origin().thread().get())))
                .containsExactly(ofColleague.id());
        assertThat(listed(owner, CommentQuery.all().writtenBy(owner))).containsExactly(ofOwner.id());
        assertThat(listed(
                        owner,
                        CommentQuery.all().ofIdentity(second.origin().identity().get())))
                .containsExactly(ofColleague.id());
    }

    @Test
    @Tag("COMMENT-9")
    final void selects_comments_that_match_all_of_several_filters() {
        Intervention first = opened();
        Intervention second = opened();
        Comment wanted = commented(first);
        given(comments(colleague).create(first.id(), TEXT));
        commented(second);

        assertThat(listed(owner, CommentQuery.about(first.id()).writtenBy(owner).inThread(thread)))
                .containsExactly(wanted.id());
        assertThat(listed(
                        owner,
                        CommentQuery.about(first.id())
                                .ofIdentity(second.origin().identity().get())))
                .isEmpty();
    }

    @Test
    @Tag("COMMENT-9")
    final void gives_an_empty_page_for_an_unknown_id() {
        commented(opened());

        for (CommentQuery query : List.of(
                CommentQuery.about(UnknownIds.INTERVENTION),
                CommentQuery.all().inThread(UnknownIds.THREAD),
                CommentQuery.all().writtenBy(UnknownIds.USER),
                CommentQuery.all().ofIdentity(UnknownIds.IDENTITY))) {
            Page<Comment> page = given(comments(owner).list(query, PageRequest.first()));

            assertThat(page.count()).isZero();
            assertThat(page.records()).isEmpty();
        }
    }

    // ---- pages ----

    @Test
    @Tag("PAGE-1")
    @Tag("PAGE-3")
    final void gives_parts_of_the_list_and_the_total_count() {
        Seq<Comment> written = someComments(5);

        Page<Comment> second = given(comments(owner).list(CommentQuery.all(), PageRequest.of(2, 2)));
        Page<Comment> pastTheEnd = given(comments(owner).list(CommentQuery.all(), PageRequest.of(1000, 2)));

        assertThat(second).isEqualTo(new Page<>(5, 2, 2, second.records()));
        assertThat(second.records()).containsExactlyElementsOf(written.slice(2, 4));
        assertThat(pastTheEnd.count()).isEqualTo(5);
        assertThat(pastTheEnd.records()).isEmpty();
    }

    // ---- walks ----

    private Seq<CommentId> walked(Iterator<Either<InterventionError, WalkedComments>> walk) {
        List<CommentId> ids = List.empty();
        for (int pages = 0; walk.hasNext(); pages++) {
            assertThat(pages).as("pages of a walk").isLessThan(MAX_PAGES);
            ids = ids.appendAll(given(walk.next()).records().map(Comment::id));
        }
        return ids;
    }

    @Test
    @Tag("COMMENT-11")
    final void walks_over_every_comment_once() {
        Seq<Comment> written = someComments(7);

        assertThat(walked(comments(owner).walk(CommentQuery.all()).inPagesOf(2).iterator()))
                .containsExactlyElementsOf(written.map(Comment::id));
    }

    @Test
    @Tag("COMMENT-11")
    final void continues_a_walk_from_a_position_that_was_written_as_text() {
        Seq<Comment> written = someComments(7);
        WalkedComments first = given(
                comments(owner).walk(CommentQuery.all()).inPagesOf(3).iterator().next());
        WalkPosition position = given(WalkPosition.parse(first.next().toString()));

        assertThat(walked(comments(owner)
                        .walk(CommentQuery.all(), position)
                        .inPagesOf(3)
                        .iterator()))
                .containsExactlyElementsOf(
                        written.map(Comment::id).removeAll(first.records().map(Comment::id)));
    }

    @Test
    @Tag("COMMENT-11")
    final void misses_and_repeats_none_when_comments_are_created_and_deleted_during_a_walk() {
        Seq<Comment> written = someComments(9);
        Iterator<Either<InterventionError, WalkedComments>> walk =
                comments(owner).walk(CommentQuery.all()).inPagesOf(4).iterator();
        Seq<CommentId> seen = given(walk.next()).records().map(Comment::id);
        seen.take(3).forEach(id -> given(comments(owner).delete(id)));
        Seq<CommentId> next = given(walk.next()).records().map(Comment::id);
        timePasses();
        commented(opened());
        commented(opened());

        assertThat(seen.appendAll(next).appendAll(walked(walk))).containsExactlyElementsOf(written.map(Comment::id));
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_a_query_or_page() {
        commented(opened());

        throwsForNullComment(port -> port.list(nothing(), PageRequest.first()));
        throwsForNullComment(port -> port.list(CommentQuery.all(), nothing()));
        throwsForNullComment(port -> port.walk(nothing()));
    }
}
