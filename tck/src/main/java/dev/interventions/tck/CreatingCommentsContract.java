package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code create} of comments does, if the fixture declares {@link Ability#COMMENTS}. */
public abstract class CreatingCommentsContract extends CommentContract {

    private static final int MANY = 8;

    /** For subclasses. */
    protected CreatingCommentsContract() {}

    @Test
    @Tag("COMMENT-1")
    final void writes_a_comment_as_the_acting_user() {
        Intervention opened = opened();

        ObservedCall<Comment> call = attempt(() -> comments(colleague).create(opened.id(), TEXT));

        Comment comment = call.succeeds();
        Instant moment = call.momentOfThisCall(comment.createdAt());
        assertThat(comment)
                .isEqualTo(new Comment(
                        comment.id(),
                        Option.some(TEXT),
                        Option.some(opened.id()),
                        opened.origin().thread(),
                        Option.some(colleague),
                        opened.origin().identity(),
                        Option.some(moment),
                        Option.some(moment)));
        assertThat(comments(owner).get(comment.id())).isEqualTo(Either.right(comment));
    }

    @Test
    @Tag("COMMENT-1")
    final void comments_a_closed_intervention_which_stays_closed() {
        Intervention closed = closed();

        changesCount(closed, 1, () -> comments(owner).create(closed.id(), TEXT));

        assertThat(seen(closed.id()).isClosed()).isTrue();
    }

    @Test
    @Tag("COMMENT-1")
    final void writes_two_comments_with_the_same_text() {
        Intervention opened = opened();

        Comment first = commented(opened);
        Comment second = commented(opened);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(listed(owner, CommentQuery.about(opened.id()))).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    @Tag("COMMENT-2")
    final void writes_a_comment_of_the_author_who_is_named() {
        Comment comment = given(comments(owner).create(opened().id(), TEXT, colleague));

        assertThat(comment.author()).containsExactly(colleague);
        assertThat(comments(owner).get(comment.id())).isEqualTo(Either.right(comment));
    }

    @Test
    @Tag("COMMENT-2")
    final void refuses_an_unknown_author() {
        Intervention opened = opened();

        isRefused(InvalidRequest.class, () -> comments(owner).create(opened.id(), TEXT, UnknownIds.USER));
    }

    @Test
    @Tag("COMMENT-3")
    final void refuses_a_blank_text_and_an_unpaired_surrogate() {
        Intervention opened = opened();

        for (String text : List.of("", "  ", "\n\t", "half a \ud83d face")) {
            isRefused(InvalidRequest.class, () -> comments(owner).create(opened.id(), text));
        }
    }

    @Test
    @Tag("COMMENT-3")
    final void keeps_any_other_text_as_it_is() {
        String text = "  <b>é & \"ж\"</b>, 100 % + 1\n{\"a\": [1]} 😀 ' \\ ?=#\n";
        Comment comment = commented(opened(), text);

        assertThat(comment.body()).containsExactly(text);
        assertThat(given(comments(owner).get(comment.id())).body()).containsExactly(text);
    }

    @Test
    @Tag("COMMENT-4")
    final void does_not_find_an_intervention_to_comment_that_does_not_exist() {
        opened();

        isRefused(NotFound.class, () -> comments(owner).create(UnknownIds.INTERVENTION, TEXT));
    }

    @Test
    @Tag("COMMENT-5")
    final void does_not_find_an_intervention_to_comment_whose_source_is_not_read() {
        Intervention opened = opened();

        isRefused(NotFound.class, () -> comments(stranger).create(opened.id(), TEXT));
        isRefused(NotFound.class, () -> comments(stranger).create(opened.id(), TEXT, owner));
    }

    @Test
    @Tag("COMMENT-6")
    final void counts_the_comment_and_changes_nothing_else_but_the_date() {
        Intervention opened = opened();
        opened();

        changesCount(opened, 1, () -> comments(owner).create(opened.id(), TEXT));
        changesCount(opened, 1, () -> comments(colleague).create(opened.id(), TEXT));
    }

    @Test
    @Tag("COMMENT-12")
    final void loses_no_comment_that_is_written_at_the_same_time_as_others() {
        Intervention opened = opened();

        List<Either<InterventionError, Comment>> outcomes =
                Race.between(List.range(0, MANY), number -> comments(owner).create(opened.id(), TEXT + " " + number));

        assertThat(outcomes).allMatch(Either::isRight);
        assertThat(listed(owner, CommentQuery.about(opened.id())))
                .containsExactlyInAnyOrderElementsOf(
                        outcomes.map(outcome -> outcome.get().id()));
        assertThat(seen(opened.id()).commentsCount()).containsExactly((long) MANY);
    }

    @Test
    @Tag("IMPERSONATE-1")
    final void writes_as_the_impersonated_user() {
        UserId supervisor = backend().agent(HashSet.of(Permission.IMPERSONATE_USER), HashSet.empty());
        Intervention opened = opened();
        if (!can(Ability.IMPERSONATES)) {
            attempt(() -> comments(supervisor).actingAs(colleague).create(opened.id(), TEXT))
                    .isNotSupportedWithout(Ability.IMPERSONATES);
            return;
        }

        Comment comment = given(comments(supervisor).actingAs(colleague).create(opened.id(), TEXT));

        assertThat(comment.author()).containsExactly(colleague);
        isRefused(NotFound.class, () -> comments(supervisor).create(opened.id(), TEXT));
        isRefused(
                InvalidRequest.class, () -> comments(owner).actingAs(colleague).create(opened.id(), TEXT));
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_a_text_or_author() {
        Intervention opened = opened();

        throwsForNullComment(port -> port.create(nothing(), TEXT));
        throwsForNullComment(port -> port.create(opened.id(), nothing()));
        throwsForNullComment(port -> port.create(opened.id(), TEXT, nothing()));
    }
}
