package dev.interventions.tck.comparison;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Comment;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.Basis;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotSupported;
import dev.interventions.domain.Rule;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** The outcome of a step, with each intervention in it replaced by its {@link InterventionEquivalence}. */
public record Outcome(Either<InterventionError, ?> result) {

    /** The outcome of an event, which returns nothing. */
    public static final Outcome EVENT = new Outcome(Either.right("no result"));

    public static Outcome of(Page<?> listed) {
        return of(Either.right(listed));
    }

    public static Outcome of(Either<? extends InterventionError, ?> result) {
        return new Outcome(result.<InterventionError>mapLeft(error -> error).map(Outcome::equivalent));
    }

    private static Object equivalent(Object result) {
        if (result instanceof Intervention intervention) {
            return InterventionEquivalence.of(intervention);
        }
        if (result instanceof Cancelled cancelled) {
            return new Cancelled(cancelled.id(), cancelled.last().map(InterventionEquivalence::of));
        }
        if (result instanceof Page<?> page) {
            return new Page<>(
                    page.count(), page.offset(), page.limit(), page.records().map(Outcome::equivalent));
        }
        return result;
    }

    /** The intervention that was returned, if one was. */
    public Option<Intervention> intervention() {
        return result.toOption().filter(Intervention.class::isInstance).map(Intervention.class::cast);
    }

    /** The comment that was returned, if one was. */
    public Option<Comment> comment() {
        return result.toOption().filter(Comment.class::isInstance).map(Comment.class::cast);
    }

    /** How this outcome differs from the expected one, if it does; an adapter that doesn't explain refusals may name fewer rules. */
    public Option<String> unlike(Outcome expected, boolean explained) {
        return Option.when(!fulfils(expected, explained), () -> differenceFrom(expected, explained));
    }

    private boolean fulfils(Outcome expected, boolean explained) {
        if (result.isRight() && expected.result.isRight()) {
            return agrees(result.get(), expected.result.get());
        }
        return result.isLeft()
                && expected.result.isLeft()
                && agrees(result.getLeft(), expected.result.getLeft(), explained);
    }

    private static boolean agrees(Object found, Object expected) {
        return found.equals(expected)
                || (found instanceof Cancelled gone
                        && expected instanceof Cancelled cancelled
                        && gone.id().equals(cancelled.id())
                        && gone.last().isEmpty())
                || (found instanceof DeletedComment gone
                        && expected instanceof DeletedComment deleted
                        && gone.last().equals(Comment.withId(deleted.last().id())));
    }

    private static boolean agrees(InterventionError found, InterventionError expected, boolean explained) {
        if (found instanceof NotAllowed refusal && expected instanceof NotAllowed notAllowed) {
            return explained
                    ? refusal.basis() == Basis.STATED && refusal.broken().equals(notAllowed.broken())
                    : refusal.basis() != Basis.STATED && notAllowed.broken().containsAll(refusal.broken());
        }
        return found.getClass().equals(expected.getClass());
    }

    /** The fields in which this result differs from the expected one; none if either is an error. */
    public Seq<Difference> differences(Outcome expected) {
        return result.isRight() && expected.result.isRight() && !equals(expected)
                ? Difference.between((Record) expected.result.get(), (Record) result.get())
                : List.empty();
    }

    private String differenceFrom(Outcome expected, boolean explained) {
        return result.isRight() && expected.result.isRight()
                ? differences(expected).map(Difference::inWords).mkString("; ")
                : "expected " + expected.inWords() + ", got " + inWords() + undeclared(expected, explained);
    }

    /** The ability that the fixture doesn't declare, if that can be the mistake. */
    private String undeclared(Outcome expected, boolean explained) {
        if (expected.isRefused(NotSupported.class, refusal -> true)) {
            return "; or declare IMPERSONATES";
        }
        return !explained && isRefused(NotAllowed.class, refusal -> refusal.basis() == Basis.STATED)
                ? " as STATED; or declare EXPLAINS_REFUSALS"
                : "";
    }

    private <R extends Refused> boolean isRefused(Class<R> kind, Predicate<R> how) {
        return result.fold(error -> kind.isInstance(error) && how.test(kind.cast(error)), success -> false);
    }

    private String inWords() {
        return result.fold(
                error -> error instanceof Refused ? "Refused " + reason(error) : error.toString(), result -> "Right");
    }

    private static String reason(InterventionError error) {
        return error instanceof NotAllowed refusal && refusal.broken().nonEmpty()
                ? refusal.broken().map(Rule::id).toSortedSet().mkString(" and ")
                : error.getClass().getSimpleName();
    }
}
