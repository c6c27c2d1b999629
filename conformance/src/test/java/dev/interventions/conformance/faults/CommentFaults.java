package dev.interventions.conformance.faults;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.UserId;
import dev.interventions.port.CommentWalk;
import dev.interventions.port.Comments;
import dev.interventions.port.WalkPosition;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Faults of comments. */
final class CommentFaults {

    private CommentFaults() {}

    // ---- one faulty operation ----

    private interface CommentsAt {
        Comments comments(FaultContext it);
    }

    private static FaultyBehavior comments(CommentsAt comments) {
        return new FaultyBehavior() {
            @Override
            public Comments comments(FaultContext it) {
                return comments.comments(it);
            }
        };
    }

    private interface Creating {
        Either<InterventionError, Comment> of(FaultContext it, InterventionId id, String body, Option<UserId> author);
    }

    private static FaultyBehavior creating(Creating create) {
        return comments(it -> new FaultyComments(it) {
            @Override
            Either<InterventionError, Comment> create(InterventionId id, String body, Option<UserId> author) {
                return create.of(it, id, body, author);
            }
        });
    }

    private static Either<InterventionError, Comment> created(
            FaultContext it, InterventionId id, String body, Option<UserId> author) {
        return new FaultyComments(it).create(id, body, author);
    }

    private static FaultyBehavior getting(FaultyBehavior.Instead<CommentId, Comment> get) {
        return comments(it -> new FaultyComments(it) {
            @Override
            public Either<InterventionError, Comment> get(CommentId id) {
                return get.of(it, id);
            }
        });
    }

    private static FaultyBehavior deleting(FaultyBehavior.Instead<CommentId, Comment> delete) {
        return comments(it -> new FaultyComments(it) {
            @Override
            public Either<InterventionError, Comment> delete(CommentId id) {
                return delete.of(it, id);
            }
        });
    }

    private static FaultyBehavior listing(FaultyBehavior.InsteadOfTwo<CommentQuery, PageRequest, Page<Comment>> list) {
        return comments(it -> new FaultyComments(it) {
            @Override
            public Either<InterventionError, Page<Comment>> list(CommentQuery query, PageRequest page) {
                return list.of(it, query, page);
            }
        });
    }

    private static FaultyBehavior asking(UnaryOperator<CommentQuery> other) {
        return listing((it, query, page) -> it.correctComments().list(other.apply(query), page));
    }

    private static FaultyBehavior sorting(Comparator<Comment> order) {
        return listing((it, query, page) -> it.correctComments()
                .list(query, PageRequest.of(0, PageRequest.MAX_LIMIT))
                .map(all -> page(all.records().sorted(order), page)));
    }

    private static Page<Comment> page(Seq<Comment> all, PageRequest asked) {
        return new Page<>(
                all.size(),
                asked.offset(),
                asked.limit(),
                all.drop((int) Math.min(all.size(), asked.offset())).take(asked.limit()));
    }

    private static Comment with(Comment comment, Option<String> body, Option<UserId> author) {
        return new Comment(
                comment.id(),
                body,
                comment.intervention(),
                comment.thread(),
                author,
                comment.identity(),
                comment.createdAt(),
                comment.updatedAt());
    }

    private static Intervention counting(Intervention one, long count) {
        return one.withCommentsCount(Option.some(count));
    }

    private static long count(FaultContext it, InterventionId id) {
        return it.find(id).flatMap(Intervention::commentsCount).getOrElse(0L);
    }

    /** The comment even if its source isn't read. */
    private static Option<Comment> stored(FaultContext it, CommentId id) {
        return it.state().world().snapshot().comments().find(one -> one.id().equals(id));
    }

    /** As an agent who reads all sources. */
    private static Comments unrestricted(FaultContext it) {
        return it.state().unrestrictedComments();
    }

    private static final Comparator<Comment> OLDEST_FIRST =
            Comparator.comparing((Comment comment) -> comment.createdAt().get());

    static Seq<Fault> all() {
        return List.of(writing(), reading(), removing(), listing(), walking()).flatMap(faults -> faults);
    }

    private static Seq<Fault> writing() {
        return List.of(
                new Fault(
                        "COMMENT-1",
                        "makes the owner of the intervention the author",
                        creating((it, id, body, author) -> created(
                                it, id, body, author.orElse(() -> it.find(id).flatMap(Intervention::owner))))),
                new Fault(
                        "COMMENT-1",
                        "refuses to comment a closed intervention",
                        creating((it, id, body, author) -> it.find(id).exists(Intervention::isClosed)
                                ? Either.left(NotAllowed.withoutReason("closed"))
                                : created(it, id, body, author))),
                new Fault(
                        "COMMENT-1",
                        "returns the old comment for the same text",
                        creating((it, id, body, author) -> it.correctComments()
                                .list(CommentQuery.about(id), PageRequest.first())
                                .flatMap(page -> page.records()
                                        .find(comment -> comment.body().contains(body))
                                        .<Either<InterventionError, Comment>>map(Either::right)
                                        .getOrElse(() -> created(it, id, body, author))))),
                new Fault(
                        "COMMENT-2",
                        "ignores the author who is named",
                        creating((it, id, body, author) -> author.filter(named ->
                                                it.state().world().find(named).isDefined())
                                        .isDefined()
                                ? created(it, id, body, Option.none())
                                : created(it, id, body, author))),
                new Fault(
                        "COMMENT-2",
                        "writes as the acting user if there is no such author",
                        creating((it, id, body, author) -> FaultContext.insteadOf(
                                InvalidRequest.class,
                                created(it, id, body, author),
                                () -> created(it, id, body, Option.none())))),
                new Fault(
                        "COMMENT-3",
                        "writes a blank comment",
                        creating((it, id, body, author) -> created(it, id, body.isBlank() ? "blank" : body, author))),
                new Fault(
                        "COMMENT-3",
                        "removes white space around the text",
                        creating((it, id, body, author) -> created(it, id, body.strip(), author))),
                new Fault(
                        "COMMENT-3",
                        "replaces an unpaired surrogate",
                        creating((it, id, body, author) -> created(it, id, body.replaceAll("\\p{Cs}", "?"), author))),
                new Fault(
                        "COMMENT-4",
                        "reports an intervention that does not exist as an invalid request",
                        creating((it, id, body, author) -> it.has(id)
                                ? created(it, id, body, author)
                                : Either.left(new InvalidRequest("no such intervention")))),
                new Fault(
                        "COMMENT-5",
                        "lets users comment who do not read the source",
                        creating((it, id, body, author) -> FaultContext.insteadOf(
                                NotFound.class,
                                created(it, id, body, author),
                                () -> unrestricted(it).create(id, body, author.getOrElse(it.acting()))))),
                new Fault("COMMENT-6", "does not count a comment", creating((it, id, body, author) -> {
                    long before = count(it, id);
                    return created(it, id, body, author)
                            .peek(comment -> it.overwrite(id, one -> counting(one, before)));
                })),
                new Fault(
                        "COMMENT-6",
                        "leaves the date of the change when a comment is written",
                        creating((it, id, body, author) -> {
                            Option<Intervention> before = it.find(id);
                            return created(it, id, body, author)
                                    .peek(comment -> it.overwrite(id, one -> counting(before.get(), count(it, id))));
                        })),
                new Fault(
                        "COMMENT-12",
                        "counts comments that are written at the same time once",
                        creating((it, id, body, author) -> {
                            long before = count(it, id);
                            it.state().meet();
                            return created(it, id, body, author)
                                    .peek(comment -> it.overwrite(id, one -> counting(one, before + 1)));
                        })));
    }

    private static Seq<Fault> reading() {
        return List.of(
                new Fault(
                        "COMMENT-4",
                        "finds a comment whose id differs in case",
                        getting((it, id) ->
                                it.correctComments().get(CommentId.of(id.value().toLowerCase(Locale.ROOT))))),
                new Fault(
                        "COMMENT-4",
                        "returns an empty comment for one that does not exist",
                        getting((it, id) -> stored(it, id).isEmpty()
                                ? Either.right(Comment.withId(id))
                                : it.correctComments().get(id))),
                new Fault(
                        "COMMENT-5",
                        "shows a comment to users who do not read its source",
                        getting((it, id) -> FaultContext.insteadOf(
                                NotFound.class,
                                it.correctComments().get(id),
                                () -> stored(it, id).toEither(new NotFound("there is no comment"))))),
                new Fault(
                        "COMMENT-5",
                        "shows a comment only to its author",
                        getting((it, id) -> it.correctComments()
                                .get(id)
                                .filterOrElse(
                                        comment -> comment.author().contains(it.acting()),
                                        comment -> new NotFound("not yours")))));
    }

    private static Seq<Fault> removing() {
        Map<CommentId, Comment> kept = new ConcurrentHashMap<>();
        Map<CommentId, Comment> deleted = new ConcurrentHashMap<>();
        return List.of(
                new Fault(
                        "COMMENT-4",
                        "deletes a comment that does not exist",
                        deleting((it, id) -> FaultContext.insteadOf(
                                NotFound.class,
                                it.correctComments().delete(id),
                                () -> stored(it, id).isEmpty()
                                        ? Either.right(Comment.withId(id))
                                        : Either.left(new NotFound("unread"))))),
                new Fault(
                        "COMMENT-5",
                        "lets only the author delete",
                        deleting((it, id) -> stored(it, id)
                                        .forAll(comment -> comment.author().contains(it.acting()))
                                ? it.correctComments().delete(id)
                                : Either.left(NotAllowed.withoutReason("not the author")))),
                new Fault(
                        "COMMENT-5",
                        "lets users delete who do not read the source",
                        deleting((it, id) -> FaultContext.insteadOf(
                                NotFound.class,
                                it.correctComments().delete(id),
                                () -> unrestricted(it).delete(id)))),
                new Fault("COMMENT-6", "counts a deleted comment", deleting((it, id) -> {
                    Option<InterventionId> about = stored(it, id).flatMap(Comment::intervention);
                    long before = about.map(one -> count(it, one)).getOrElse(0L);
                    return it.correctComments()
                            .delete(id)
                            .peek(comment -> it.overwrite(about.get(), one -> counting(one, before)));
                })),
                new Fault(
                        "COMMENT-7",
                        "deletes nothing",
                        deleting((it, id) -> it.correctComments().get(id))),
                new Fault(
                        "COMMENT-7",
                        "returns a deleted comment without its text",
                        deleting((it, id) -> it.correctComments()
                                .delete(id)
                                .map(comment -> with(comment, Option.none(), comment.author())))),
                new Fault("COMMENT-7", "shows a deleted comment", comments(it -> new FaultyComments(it) {
                    @Override
                    public Either<InterventionError, Comment> delete(CommentId id) {
                        return super.delete(id).peek(comment -> deleted.put(id, comment));
                    }

                    @Override
                    public Either<InterventionError, Comment> get(CommentId id) {
                        return Option.of(deleted.get(id))
                                .<Either<InterventionError, Comment>>map(Either::right)
                                .getOrElse(() -> super.get(id));
                    }
                })),
                new Fault(
                        "COMMENT-10",
                        "keeps the comments of a cancelled intervention",
                        comments(it -> new FaultyComments(it) {
                            @Override
                            Either<InterventionError, Comment> create(
                                    InterventionId id, String body, Option<UserId> author) {
                                return super.create(id, body, author).peek(comment -> kept.put(comment.id(), comment));
                            }

                            @Override
                            public Either<InterventionError, Comment> get(CommentId id) {
                                return Option.of(kept.get(id))
                                        .filter(comment ->
                                                !it.has(comment.intervention().get()))
                                        .<Either<InterventionError, Comment>>map(Either::right)
                                        .getOrElse(() -> super.get(id));
                            }
                        })),
                new Fault("COMMENT-12", "lets two deletes succeed that read at the same time", deleting((it, id) -> {
                    Either<InterventionError, Comment> read =
                            it.correctComments().get(id);
                    it.state().meet();
                    return read.peek(comment -> it.correctComments().delete(id));
                })));
    }

    private static Seq<Fault> listing() {
        return List.of(
                new Fault("COMMENT-8", "lists the oldest first", sorting(OLDEST_FIRST)),
                new Fault(
                        "COMMENT-8",
                        "lists the smaller id first where dates are equal",
                        sorting(OLDEST_FIRST
                                .reversed()
                                .thenComparing(comment -> comment.id().value()))),
                new Fault(
                        "COMMENT-8",
                        "lists comments in sources that are not read",
                        listing((it, query, page) -> unrestricted(it).list(query, page))),
                new Fault(
                        "COMMENT-9",
                        "ignores the intervention",
                        asking(query ->
                                new CommentQuery(Option.none(), query.thread(), query.author(), query.identity()))),
                new Fault(
                        "COMMENT-9",
                        "ignores the thread",
                        asking(query -> new CommentQuery(
                                query.intervention(), Option.none(), query.author(), query.identity()))),
                new Fault(
                        "COMMENT-9",
                        "ignores the author",
                        asking(query -> new CommentQuery(
                                query.intervention(), query.thread(), Option.none(), query.identity()))),
                new Fault(
                        "COMMENT-9",
                        "ignores the customer",
                        asking(query ->
                                new CommentQuery(query.intervention(), query.thread(), query.author(), Option.none()))),
                new Fault(
                        "COMMENT-9",
                        "uses only the first of several filters",
                        asking(query ->
                                query.intervention().map(CommentQuery::about).getOrElse(query))));
    }

    private static Seq<Fault> walking() {
        return List.of(
                new Fault(
                        "COMMENT-11",
                        "leaves out the last comment of a page",
                        listing((it, query, page) -> it.correctComments()
                                .list(query, page)
                                .map(full -> page.offset() == 0 && page.limit() < PageRequest.DEFAULT_LIMIT
                                        ? new Page<>(
                                                full.count() - 1,
                                                full.offset(),
                                                full.limit(),
                                                full.records().dropRight(1))
                                        : full))),
                new Fault(
                        "COMMENT-11",
                        "begins a walk at its beginning whatever its position",
                        comments(it -> new FaultyComments(it) {
                            @Override
                            public CommentWalk walk(CommentQuery query, WalkPosition from) {
                                return super.walk(query, WalkPosition.start());
                            }
                        })));
    }
}
