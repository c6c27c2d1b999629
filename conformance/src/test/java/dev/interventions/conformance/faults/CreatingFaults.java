package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultContext.insteadOf;
import static dev.interventions.conformance.faults.FaultyBehavior.creating;
import static dev.interventions.conformance.faults.FaultyBehavior.keeping;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.Replies;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Faults of opening and reopening. */
final class CreatingFaults {

    private CreatingFaults() {}

    static Seq<Fault> all() {
        return opens().appendAll(reopens()).appendAll(refuses()).appendAll(laterMessages());
    }

    private static Seq<Fault> opens() {
        return List.of(
                new Fault("CREATE-1", "opens without an owner", opening(after -> after.withOwner(Option.none()))),
                new Fault(
                        "CREATE-1",
                        "opens an intervention that is closed",
                        opening(after -> TamperedResult.closed(
                                after, after.lifecycle().createdAt().get()))),
                new Fault(
                        "CREATE-1",
                        "doesn't store the customer",
                        opening(after -> after.withOrigin(new Origin(
                                after.origin().content(),
                                after.origin().thread(),
                                after.origin().source(),
                                Option.none(),
                                Option.none())))),
                new Fault(
                        "CREATE-1",
                        "counts the customer's message as a reply",
                        opening(after -> after.withReplies(new Replies(
                                Option.some(1L),
                                after.origin().content(),
                                after.replies().times(),
                                after.replies().timesInBusinessHours(),
                                Option.some(1L))))),
                new Fault(
                        "CREATE-1",
                        "dates the opening a minute early",
                        opening(after -> TamperedResult.later(after, -60))),
                new Fault(
                        "CREATE-1", "opens one intervention for all customers in a thread", creating((it, content) -> {
                            Option<Intervention> first = it.state().everything().find(one -> !one.isClosed());
                            return first.isEmpty() || it.state().replies().containsKey(content)
                                    ? it.correct().create(content)
                                    : Either.right(first.get());
                        })));
    }

    private static FaultyBehavior opening(UnaryOperator<Intervention> kept) {
        return keeping(Operation.CREATE, (before, after) -> before.isClosed() ? after : kept.apply(after));
    }

    private static FaultyBehavior reopening(BinaryOperator<Intervention> kept) {
        return keeping(Operation.CREATE, (before, after) -> before.isClosed() ? kept.apply(before, after) : after);
    }

    private static Seq<Fault> reopens() {
        return List.of(
                new Fault(
                        "CREATE-2",
                        "reopens under a new id",
                        reopening((before, after) -> TamperedResult.renamed(after))),
                new Fault(
                        "CREATE-2",
                        "keeps the old owner when it reopens",
                        reopening((before, after) -> after.withOwner(before.owner()))),
                new Fault(
                        "CREATE-2",
                        "keeps it closed when it reopens",
                        reopening((before, after) -> before.withOwner(after.owner()))),
                new Fault(
                        "CREATE-2",
                        "refuses to reopen",
                        creating((it, content) -> it.openedOn(content).exists(Intervention::isClosed)
                                ? Either.left(new NotOpenable("closed"))
                                : it.correct().create(content))),
                new Fault(
                        "CREATE-8",
                        "keeps closed_at when it reopens",
                        reopening((before, after) ->
                                TamperedResult.dated(after, before.lifecycle().closedAt()))),
                new Fault(
                        "CREATE-8",
                        "clears the categories when it reopens",
                        reopening((before, after) -> after.withCategories(Option.none()))),
                new Fault(
                        "CREATE-8",
                        "clears the custom fields when it reopens",
                        reopening((before, after) -> after.withCustomFields(Option.none()))),
                new Fault(
                        "CREATE-8",
                        "resets the number of replies when it reopens",
                        reopening((before, after) -> after.withReplies(Replies.NONE))),
                new Fault(
                        "CREATE-8",
                        "replaces the time of opening when it reopens",
                        reopening((before, after) ->
                                TamperedResult.created(after, after.lifecycle().updatedAt()))));
    }

    private static Seq<Fault> refuses() {
        return List.of(
                new Fault(
                        "CREATE-3",
                        "opens on a content that doesn't exist",
                        creating((it, content) -> isWritten(it, content)
                                ? it.correct().create(content)
                                : Either.right(Intervention.withId(InterventionId.of("new"))))),
                new Fault(
                        "CREATE-3",
                        "returns NotFound for an unknown content",
                        creating((it, content) -> isWritten(it, content)
                                ? it.correct().create(content)
                                : Either.left(new NotFound("no such content")))),
                new Fault(
                        "CREATE-4",
                        "opens in a source that isn't read",
                        creating((it, content) -> insteadOf(
                                NotOpenable.class,
                                it.correct().create(content),
                                () -> it.unrestricted().create(content)))),
                new Fault(
                        "CREATE-4",
                        "reopens in a source that isn't read",
                        creating((it, content) -> it.openedOn(content).exists(Intervention::isClosed)
                                ? it.unrestricted().create(content)
                                : it.correct().create(content))),
                new Fault(
                        "CREATE-4",
                        "returns NotFound for a content in a source that isn't read",
                        creating((it, content) ->
                                it.actor().exists(actor -> actor.reads().isEmpty())
                                        ? Either.left(new NotFound("no such content"))
                                        : it.correct().create(content))),
                new Fault(
                        "CREATE-5",
                        "opens on an agent's content",
                        creating((it, content) -> it.state().replies().containsKey(content)
                                ? Either.right(Intervention.withId(InterventionId.of("new")))
                                : it.correct().create(content))),
                new Fault("CREATE-5", "reopens on an agent's content", creating((it, content) -> {
                    Option<Intervention> closed = Option.of(it.state().replies().get(content))
                            .flatMap(it::find)
                            .filter(Intervention::isClosed);
                    return closed.isDefined()
                            ? it.overwrite(closed.get().id(), one -> TamperedResult.open(one, it.now()))
                            : it.correct().create(content);
                })),
                new Fault("CREATE-6", "returns the open intervention instead of a refusal", creating((it, content) -> {
                    Option<Intervention> open = it.openedOn(content).filter(one -> !one.isClosed());
                    return open.isDefined()
                            ? Either.right(open.get())
                            : it.correct().create(content);
                })),
                new Fault("CREATE-6", "makes a deferred intervention active", creating((it, content) -> {
                    Option<Intervention> deferred = it.openedOn(content)
                            .filter(one -> one.lifecycle().deferredAt().isDefined());
                    return deferred.isDefined()
                            ? it.overwrite(deferred.get().id(), one -> TamperedResult.deferred(one, Option.none()))
                            : it.correct().create(content);
                })),
                new Fault("CREATE-6", "throws when the intervention is open", creating((it, content) -> {
                    if (it.openedOn(content).exists(one -> !one.isClosed())) {
                        throw new FaultContext.Thrown();
                    }
                    return it.correct().create(content);
                })));
    }

    private static boolean isWritten(FaultContext it, ContentId content) {
        return it.state().messages().contains(content) || it.state().replies().containsKey(content);
    }

    private static Seq<Fault> laterMessages() {
        return List.of(
                new Fault("CREATE-9", "refuses to reopen on a later message", creating((it, content) -> {
                    Seq<Intervention> before = it.state().everything();
                    Either<InterventionError, Intervention> outcome =
                            it.correct().create(content);
                    Option<Intervention> reopened = before.find(one -> one.isClosed()
                            && outcome.exists(after -> after.id().equals(one.id()))
                            && !one.origin().content().contains(content));
                    reopened.forEach(one -> it.keep(outcome.get(), one));
                    return reopened.isDefined() ? Either.left(new NotOpenable("not the first message")) : outcome;
                })),
                new Fault(
                        "CREATE-9",
                        "opens another intervention on a later message of a closed one",
                        creating((it, content) -> it.correct()
                                .create(content)
                                .map(after -> after.origin().content().contains(content)
                                        ? after
                                        : TamperedResult.renamed(after)))),
                new Fault(
                        "CREATE-9",
                        "opens another intervention on a later message of an open one",
                        creating((it, content) -> insteadOf(
                                NotOpenable.class,
                                it.correct().create(content),
                                () -> it.state().messages().contains(content)
                                                && it.openedOn(content).isEmpty()
                                        ? Either.right(Intervention.withId(InterventionId.of("new")))
                                        : it.correct().create(content)))));
    }
}
