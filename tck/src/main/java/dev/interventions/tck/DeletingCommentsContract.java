package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.List;
import io.vavr.control.Either;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code delete} of comments does, if the fixture declares {@link Ability#COMMENTS}. */
public abstract class DeletingCommentsContract extends CommentContract {

    private static final int MANY = 6;

    /** For subclasses. */
    protected DeletingCommentsContract() {}

    /** A result may show only the id, if the response was lost. */
    private static void isLastState(Comment deleted, Comment written) {
        assertThat(deleted).as("the last state").isIn(written, Comment.withId(written.id()));
    }

    @Test
    @Tag("COMMENT-7")
    final void deletes_a_comment_and_returns_its_last_state() {
        Intervention opened = opened();
        Comment kept = commented(opened);
        Comment written = commented(opened);

        isLastState(given(comments(owner).delete(written.id())), written);

        isRefused(NotFound.class, () -> comments(owner).get(written.id()));
        assertThat(listed(owner, CommentQuery.all())).containsExactly(kept.id());
    }

    @Test
    @Tag("COMMENT-4")
    final void does_not_find_a_comment_to_delete_that_does_not_exist() {
        Comment written = commented(opened());
        given(comments(owner).delete(written.id()));

        isRefused(NotFound.class, () -> comments(owner).delete(written.id()));
        isRefused(NotFound.class, () -> comments(owner).delete(UnknownIds.COMMENT));
    }

    @Test
    @Tag("COMMENT-5")
    final void lets_every_user_who_reads_the_source_delete() {
        Comment written = commented(closed());

        isLastState(given(comments(colleague).delete(written.id())), written);
    }

    @Test
    @Tag("COMMENT-5")
    final void does_not_find_a_comment_to_delete_whose_source_is_not_read() {
        Comment written = commented(opened());

        isRefused(NotFound.class, () -> comments(stranger).delete(written.id()));
    }

    @Test
    @Tag("COMMENT-6")
    final void counts_one_less_and_changes_nothing_else_but_the_date() {
        Intervention opened = opened();
        commented(opened);
        Comment written = commented(opened);

        changesCount(opened, -1, () -> comments(owner).delete(written.id()));
    }

    @Test
    @Tag("COMMENT-10")
    final void deletes_the_comments_on_an_intervention_that_is_cancelled() {
        Intervention cancelled = opened();
        Comment kept = commented(opened());
        Comment gone = commented(cancelled);

        given(as(owner).cancel(cancelled.id()));

        isRefused(NotFound.class, () -> comments(owner).get(gone.id()));
        assertThat(listed(owner, CommentQuery.all())).containsExactly(kept.id());
        assertThat(listed(owner, CommentQuery.about(cancelled.id()))).isEmpty();
    }

    @Test
    @Tag("COMMENT-12")
    final void lets_one_of_many_deletes_succeed() {
        Intervention opened = opened();
        commented(opened);
        Comment written = commented(opened);

        List<Either<InterventionError, Comment>> outcomes =
                Race.between(List.range(0, MANY), number -> comments(owner).delete(written.id()));

        assertThat(outcomes.count(Either::isRight)).as("deletes that succeed").isEqualTo(1);
        assertThat(outcomes.filter(Either::isLeft))
                .allSatisfy(outcome -> assertThat(outcome.getLeft()).isInstanceOf(NotFound.class));
        assertThat(seen(opened.id()).commentsCount()).containsExactly(1L);
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_a_comment_to_delete() {
        commented(opened());

        throwsForNullComment(port -> port.delete(nothing()));
    }
}
