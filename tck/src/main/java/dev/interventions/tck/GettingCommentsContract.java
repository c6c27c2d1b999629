package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code get} of comments does, if the fixture declares {@link Ability#COMMENTS}. */
public abstract class GettingCommentsContract extends CommentContract {

    /** For subclasses. */
    protected GettingCommentsContract() {}

    @Test
    @Tag("COMMENT-5")
    final void gives_a_comment_to_every_user_who_reads_the_source() {
        Comment written = commented(opened());

        assertThat(comments(owner).get(written.id())).isEqualTo(Either.right(written));
        assertThat(comments(colleague).get(written.id())).isEqualTo(Either.right(written));
        assertThat(comments(editor).get(written.id())).isEqualTo(Either.right(written));
    }

    @Test
    @Tag("COMMENT-5")
    final void does_not_find_a_comment_whose_source_is_not_read() {
        Comment written = commented(opened());
        backend().hide(source, owner);

        isRefused(NotFound.class, () -> comments(stranger).get(written.id()));
        isRefused(NotFound.class, () -> comments(owner).get(written.id()));
    }

    @Test
    @Tag("COMMENT-4")
    final void does_not_find_a_comment_that_does_not_exist() {
        Comment written = commented(opened());

        isRefused(NotFound.class, () -> comments(owner).get(UnknownIds.COMMENT));
        UnknownIds.like(written.id().value())
                .forEach(
                        other -> isRefused(NotFound.class, () -> comments(owner).get(CommentId.of(other))));
    }

    @Test
    @Tag("RESTART-1")
    final void keeps_comments_over_a_restart() {
        Comment deleted = commented(closed(), "deleted");
        commented(opened(), "kept");
        given(comments(owner).delete(deleted.id()));
        Map<CommentId, Comment> before = allComments();

        if (!can(Ability.SURVIVES_RESTART)) {
            throwsWithout(Ability.SURVIVES_RESTART, backend()::restart);
            return;
        }
        backend().restart();

        assertThat(allComments()).as("the comments after a restart").isEqualTo(before);
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_a_comment() {
        commented(opened());

        throwsForNullComment(port -> port.get(nothing()));
        throwsForNullComment(port -> port.actingAs(nothing()));
    }
}
