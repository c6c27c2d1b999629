package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.tck.comparison.InterventionEquivalence;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What came of a write that answers the intervention. */
final class Write extends ObservedCall<Intervention> {

    Write(Contract scene, Supplier<Either<InterventionError, Intervention>> call) {
        super(scene, call);
    }

    /** Gives a new intervention, which is there afterwards beside all others. */
    Intervention adds() {
        Intervention answer = succeeds();
        assertThat(before().keySet()).as("the ids before").doesNotContain(answer.id());
        InterventionEquivalence.agree(
                "what is there after an intervention was opened", before().put(answer.id(), answer), after());
        return answer;
    }

    /** Changes this intervention at this moment into what is expected, and nothing else. */
    Intervention changes(Intervention one, BiFunction<Intervention, Instant, Intervention> expected) {
        Intervention answer = succeeds();
        Instant now = momentOfThisCall(answer.lifecycle().updatedAt());
        Intervention changed = expected.apply(one, now);
        InterventionEquivalence.agree("the answer", changed, answer);
        InterventionEquivalence.agree("what is there after the change", before().put(one.id(), changed), after());
        return answer;
    }

    /** Succeeds, gives this intervention as it was, and leaves it so. */
    Intervention leaves(Intervention one) {
        Intervention answer = succeedsWithoutChange();
        InterventionEquivalence.agree("CHANGE-2: the answer of a write that changes nothing", one, answer);
        return answer;
    }
}
