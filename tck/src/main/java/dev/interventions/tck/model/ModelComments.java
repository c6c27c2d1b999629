package dev.interventions.tck.model;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.DeletedComment;
import dev.interventions.tck.comparison.ExpectedChange;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * The model's predictions for operations on comments by one agent at one instant. It implements the rules again, without the domain's
 * classes, so that a mistake in those is detected too.
 */
public record ModelComments(Model model, Actor actor, Instant now) {

    private static final Comparator<Comment> NEWEST_FIRST = Comparator.comparing(
                    (Comment comment) -> comment.createdAt().get())
            .thenComparing(comment -> comment.id().value())
            .reversed();

    /** Writes a comment. Its id is taken from the comment that the adapter returned, if that id is new. */
    public ModelResult<Comment> create(
            InterventionId about, String text, Option<UserId> author, Option<Comment> returned) {
        if (text.isBlank()) {
            return refused(new Refused.InvalidRequest("the text is blank"));
        }
        Option<Intervention> commented = model.reading(about, now).filter(this::reads);
        if (commented.isEmpty()) {
            return refused(new Refused.NotFound("no such intervention"));
        }
        if (!author.forAll(model.agents()::containsKey)) {
            return refused(new Refused.InvalidRequest("no such author"));
        }
        CommentId id = returned.map(Comment::id)
                .filter(newId -> find(newId).isEmpty())
                .getOrElse(() -> CommentId.of("some-new-id"));
        Comment written = new Comment(
                id,
                Option.some(text),
                Option.some(about),
                commented.get().origin().thread(),
                Option.some(author.getOrElse(actor.id())),
                commented.get().origin().identity(),
                Option.some(now),
                Option.some(now));
        return new ModelResult<>(Either.right(written), after(model.comments().append(written), about));
    }

    public ModelResult<Comment> get(CommentId id) {
        return new ModelResult<>(seen(id), model);
    }

    public ModelResult<DeletedComment> delete(CommentId id) {
        return seen(id).fold(
                        this::refused,
                        deleted -> new ModelResult<>(
                                Either.right(new DeletedComment(deleted)),
                                after(
                                        model.comments().remove(deleted),
                                        deleted.intervention().get())));
    }

    public Page<Comment> page(CommentQuery query, PageRequest page) {
        Seq<Comment> listed = model.comments()
                .filter(comment -> isReadable(comment) && matches(comment, query))
                .sorted(NEWEST_FIRST);
        return new Page<>(
                listed.size(),
                page.offset(),
                page.limit(),
                listed.drop((int) Math.min(page.offset(), listed.size())).take(page.limit()));
    }

    private static boolean matches(Comment comment, CommentQuery query) {
        return query.intervention().forAll(comment.intervention()::contains)
                && query.thread().forAll(comment.thread()::contains)
                && query.author().forAll(comment.author()::contains)
                && query.identity().forAll(comment.identity()::contains);
    }

    private Option<Comment> find(CommentId id) {
        return model.comments().find(comment -> comment.id().equals(id));
    }

    private Either<Refused, Comment> seen(CommentId id) {
        return find(id).filter(this::isReadable).toEither(() -> new Refused.NotFound("no such comment"));
    }

    private boolean isReadable(Comment comment) {
        return comment.intervention()
                .flatMap(about -> model.reading(about, now))
                .exists(this::reads);
    }

    private boolean reads(Intervention intervention) {
        return intervention.origin().source().exists(actor.reads()::contains);
    }

    /** With these comments, and with their number and the date of the change in the intervention. */
    private Model after(Seq<Comment> comments, InterventionId about) {
        Intervention counted = model.reading(about, now).get().withCommentsCount(Option.some((long)
                comments.count(comment -> comment.intervention().contains(about))));
        return model.withComments(comments)
                .with(model.interventions().get(about).get().with(ExpectedChange.change(counted, now)));
    }

    private <T> ModelResult<T> refused(Refused refusal) {
        return new ModelResult<>(Either.left(refusal), model);
    }
}
