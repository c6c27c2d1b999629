package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.InterventionEquivalence;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** The common part of the contracts on comments. Without {@code COMMENTS}, each test checks that {@code comments} throws. */
@ExtendWith(CommentContract.WithComments.class)
abstract class CommentContract extends Contract {

    static final String TEXT = "Call her back, please.";

    CommentContract() {}

    /** Runs a test only for an adapter that has comments. */
    static final class WithComments implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            CommentContract test = (CommentContract) context.getRequiredTestInstance();
            if (test.can(Ability.COMMENTS)) {
                invocation.proceed();
            } else {
                throwsWithout(Ability.COMMENTS, () -> test.backend().comments(test.owner));
                invocation.skip();
            }
        }
    }

    final Comments comments(UserId agent) {
        return CheckedAdapter.of(backend().comments(agent));
    }

    /** A comment of the owner. */
    final Comment commented(Intervention intervention) {
        return commented(intervention, TEXT);
    }

    final Comment commented(Intervention intervention, String text) {
        return given(comments(owner).create(intervention.id(), text));
    }

    /** The ids of the comments that this query returns to this agent, in their order. */
    final Seq<CommentId> listed(UserId agent, CommentQuery query) {
        return given(comments(agent).list(query, PageRequest.of(0, PageRequest.MAX_LIMIT)))
                .records()
                .map(Comment::id);
    }

    /** All comments, each read by {@code get}. */
    final Map<CommentId, Comment> allComments() {
        return listed(witness, CommentQuery.all())
                .toLinkedMap(id -> id, id -> given(comments(witness).get(id)));
    }

    /** A call that is refused in this way, and changes no comment and no intervention. */
    final <T> void isRefused(Class<? extends Refused> kind, Supplier<Either<InterventionError, T>> call) {
        Map<CommentId, Comment> before = allComments();

        attempt(call).isRefusedAs(kind);

        assertThat(allComments()).as("REFUSE-1: the comments after a refusal").isEqualTo(before);
    }

    /** A call that changes the number of comments on this intervention, and the date of its change, and no other intervention. */
    final Comment changesCount(
            Intervention intervention, int difference, Supplier<Either<InterventionError, Comment>> call) {
        ObservedCall<Comment> observed = attempt(call);

        Comment comment = observed.succeeds();
        Intervention before = observed.before().get(intervention.id()).get();
        Intervention after = observed.after().get(intervention.id()).get();
        Instant moment = observed.momentOfThisCall(after.lifecycle().updatedAt());
        long count = before.commentsCount().getOrElse(0L) + difference;
        InterventionEquivalence.agree(
                "the interventions after the change",
                observed.before()
                        .put(
                                intervention.id(),
                                ExpectedChange.change(before.withCommentsCount(Option.some(count)), moment)),
                observed.after());
        return comment;
    }

    /** A call with a null argument throws, and changes nothing. */
    final void throwsForNullComment(Consumer<Comments> call) {
        Map<CommentId, Comment> before = allComments();

        throwsForNull(port -> call.accept(backend().comments(editor)));

        assertThat(allComments())
                .as("the comments after a call with a null argument")
                .isEqualTo(before);
    }
}
