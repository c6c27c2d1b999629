package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.Basis;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotSupported;
import dev.interventions.domain.Rule;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.Mismatch;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** The outcome of a call, and all interventions before and after it. */
class ObservedCall<T> {

    private final boolean explained;
    private final Map<InterventionId, Intervention> before;
    private final Instant from;
    private final Either<InterventionError, T> outcome;
    private final Instant to;
    private final Map<InterventionId, Intervention> after;

    ObservedCall(Contract test, Supplier<Either<InterventionError, T>> call) {
        explained = test.can(Ability.EXPLAINS_REFUSALS);
        before = test.everything();
        from = test.now();
        outcome = call.get();
        to = test.now();
        after = test.everything();
    }

    final Map<InterventionId, Intervention> before() {
        return before;
    }

    final Map<InterventionId, Intervention> after() {
        return after;
    }

    /** Returns a result. */
    final T succeeds() {
        return Contract.given(outcome);
    }

    /** Returns a result, and changes nothing. */
    final T succeedsWithoutChange() {
        T result = succeeds();
        InterventionEquivalence.agree("the interventions after a call that changes nothing", before, after);
        return result;
    }

    /** Is refused in this way, and changes nothing. */
    final <R extends Refused> R isRefusedAs(Class<R> kind) {
        return isRefusedAs(kind, "");
    }

    /** Is refused because the adapter doesn't have this ability. */
    final void isNotSupportedWithout(Ability undeclared) {
        isRefusedAs(NotSupported.class, orDeclare(undeclared));
    }

    private <R extends Refused> R isRefusedAs(Class<R> kind, String alternative) {
        if (!outcome.fold(kind::isInstance, result -> false)) {
            throw Mismatch.of(
                    "the outcome of the call",
                    "a refusal, " + kind.getSimpleName() + alternative,
                    outcome.fold(error -> error, result -> result));
        }
        R refusal = kind.cast(outcome.getLeft());
        assertThat(refusal.message()).as("the message of the refusal").isNotBlank();
        InterventionEquivalence.agree("REFUSE-1: the interventions after a refusal", before, after);
        return refusal;
    }

    /** Is not allowed because these rules are broken, as far as this adapter can know them. */
    final void isNotAllowed(Rule... broken) {
        NotAllowed refusal = isRefusedAs(NotAllowed.class);
        if (explained) {
            assertThat(refusal.basis())
                    .as("how an adapter that declares EXPLAINS_REFUSALS knows the rules")
                    .isEqualTo(Basis.STATED);
            if (!refusal.broken().equals(HashSet.of(broken))) {
                throw Mismatch.of("the broken rules that the refusal names", List.of(broken), refusal.broken());
            }
        } else {
            if (refusal.basis() == Basis.STATED) {
                throw Mismatch.of(
                        "how the adapter knows the broken rules",
                        Basis.INFERRED + " or " + Basis.UNKNOWN + orDeclare(Ability.EXPLAINS_REFUSALS),
                        Basis.STATED);
            }
            assertThat(List.of(broken)).as("the rules that are broken").containsAll(refusal.broken());
        }
    }

    private static String orDeclare(Ability undeclared) {
        return "; or declare " + undeclared;
    }

    /** The date, which has to be the moment of this call. */
    final Instant momentOfThisCall(Option<Instant> date) {
        assertThat(date.toJavaOptional())
                .as("the date of the change")
                .hasValueSatisfying(moment -> assertThat(moment)
                        .as("TIME-1: a date is truncated to whole seconds, by the clock of the fixture's now()")
                        .isEqualTo(cut(moment))
                        .isBetween(cut(from), cut(to)));
        return date.get();
    }

    private static Instant cut(Instant precise) {
        return precise.truncatedTo(ChronoUnit.SECONDS);
    }
}
