package dev.interventions.tck.comparison;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.Basis;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What came of a step, with the {@link InterventionEquivalence} of the interventions in it. */
public record Outcome(Either<InterventionError, ?> answer) {

    /** Of something that just happens. */
    public static final Outcome HAPPENED = new Outcome(Either.right("it happens"));

    public static Outcome of(Page<Intervention> listed) {
        return of(Either.right(listed));
    }

    public static Outcome of(Either<? extends InterventionError, ?> answer) {
        return new Outcome(answer.<InterventionError>mapLeft(error -> error).map(Outcome::essentials));
    }

    private static Object essentials(Object result) {
        if (result instanceof Intervention intervention) {
            return InterventionEquivalence.of(intervention);
        }
        if (result instanceof Cancelled cancelled) {
            return new Cancelled(cancelled.id(), cancelled.last().map(InterventionEquivalence::of));
        }
        if (result instanceof Page<?> page) {
            return new Page<>(
                    page.count(), page.offset(), page.limit(), page.records().map(Outcome::essentials));
        }
        return result;
    }

    /** The intervention that was answered, if one was. */
    public Option<Intervention> intervention() {
        return answer.toOption().filter(Intervention.class::isInstance).map(Intervention.class::cast);
    }

    /** How this differs from what was expected of an adapter that explains its refusals or doesn't, if it does. */
    public Option<String> unlike(Outcome expected, boolean explained) {
        return Option.when(!fulfils(expected, explained), () -> differenceFrom(expected));
    }

    private boolean fulfils(Outcome expected, boolean explained) {
        if (answer.isRight() && expected.answer.isRight()) {
            return agrees(answer.get(), expected.answer.get());
        }
        return answer.isLeft()
                && expected.answer.isLeft()
                && agrees(answer.getLeft(), expected.answer.getLeft(), explained);
    }

    private static boolean agrees(Object found, Object expected) {
        return found.equals(expected)
                || (found instanceof Cancelled gone
                        && expected instanceof Cancelled cancelled
                        && gone.id().equals(cancelled.id())
                        && gone.last().isEmpty());
    }

    private static boolean agrees(InterventionError found, InterventionError expected, boolean explained) {
        if (found instanceof NotAllowed refusal && expected instanceof NotAllowed verdict) {
            return explained
                    ? refusal.basis() == Basis.STATED && refusal.broken().equals(verdict.broken())
                    : refusal.basis() != Basis.STATED && verdict.broken().containsAll(refusal.broken());
        }
        return found.getClass().equals(expected.getClass());
    }

    /** In what this result differs from the one that was expected; nothing where one of them is none. */
    public Seq<Difference> differences(Outcome expected) {
        return answer.isRight() && expected.answer.isRight() && !equals(expected)
                ? Difference.between((Record) expected.answer.get(), (Record) answer.get())
                : List.empty();
    }

    private String differenceFrom(Outcome expected) {
        return answer.isRight() && expected.answer.isRight()
                ? differences(expected).map(Difference::inWords).mkString("; ")
                : "expected " + expected.inWords() + ", got " + inWords();
    }

    private String inWords() {
        return answer.fold(
                error -> error instanceof Refused ? "Refused " + reason(error) : error.toString(), result -> "Right");
    }

    private static String reason(InterventionError error) {
        return error instanceof NotAllowed refusal && refusal.broken().nonEmpty()
                ? refusal.broken().map(Rule::id).toSortedSet().mkString(" and ")
                : error.getClass().getSimpleName();
    }
}
