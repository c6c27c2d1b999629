package dev.interventions.tck;

import static org.assertj.core.api.Assertions.fail;

import dev.interventions.tck.model.Backend;
import dev.interventions.tck.model.ModelRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What comes of long stories that are made up by chance: customers write, agents open, reply, close, cancel, hand over and list,
 * for themselves and as others. After each step, the answer and everything that is there have to be what the domain's rules make of it.
 *
 * <p>A story that fails is made short and told in words. The configuration parameters (or system properties)
 * {@code interventions.model.seed} and {@code interventions.model.number} say which stories are told, and how many; each has
 * a seed of its own, counted on from the first.
 */
public abstract class ModelBasedContract extends Contract {

    @RegisterExtension
    final ModelRunParameters asked = new ModelRunParameters();

    /** For subclasses. */
    protected ModelBasedContract() {}

    /**
     * How many stories are told if the configuration parameter doesn't say so.
     *
     * @return their number; 25 unless a subclass says otherwise, which pays where the backend is fast
     */
    protected int number() {
        return ModelRunParameters.USUAL_NUMBER;
    }

    @Override
    final int timesTheUsualLimit() {
        return 1 + asked.number(number()) / ModelRunParameters.USUAL_NUMBER;
    }

    @Test
    public final void tells_every_sequence_as_the_domains_rules_do() {
        asked.seeds(number()).forEach(this::goesByTheRules);
    }

    private void goesByTheRules(long seed) {
        ModelRun run = ModelRun.of(seed, this::newBackend);
        if (run.failed()) {
            ModelRun shortest = run.shrunk(this::newBackend);
            fail(
                    "%sA story doesn't go as the domain's rules have it:%n%n%s%n%nIt comes of the one with seed %d: %s",
                    BrokenRuleReport.naming(shortest.broken()),
                    shortest.inWords(),
                    seed,
                    ModelRunParameters.toHearOnly(seed));
        }
    }

    private Backend newBackend() {
        return new FixtureBackend(fixture());
    }
}
