package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.tck.comparison.InterventionEquivalence;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The outcome of a write that returns the intervention. */
final class Write extends ObservedCall<Intervention> {

    Write(Contract test, Supplier<Either<InterventionError, Intervention>> call) {
        super(test, call);
    }

    /** Returns a new intervention, and adds it to the others. */
    Intervention adds() {
        Intervention result = succeeds();
        assertThat(before().keySet()).as("the ids before").doesNotContain(result.id());
        InterventionEquivalence.agree("the interventions after the create", before().put(result.id(), result), after());
        return result;
    }

    /** Changes this intervention as expected at the instant of the call, and nothing else. */
    Intervention changes(Intervention one, BiFunction<Intervention, Instant, Intervention> expected) {
        Intervention result = succeeds();
        Instant now = momentOfThisCall(result.lifecycle().updatedAt());
        Intervention changed = expected.apply(one, now);
        InterventionEquivalence.agree("the result", changed, result);
        InterventionEquivalence.agree("the interventions after the change", before().put(one.id(), changed), after());
        return result;
    }

    /** Returns this intervention unchanged, and changes nothing. */
    Intervention leaves(Intervention one) {
        Intervention result = succeedsWithoutChange();
        InterventionEquivalence.agree("CHANGE-2: the result of a write that changes nothing", one, result);
        return result;
    }
}
