package dev.interventions.tck;

import static org.assertj.core.api.Assertions.fail;

import dev.interventions.tck.sequence.Backend;
import dev.interventions.tck.sequence.ModelRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs long, randomly generated command sequences: customers write, and agents open, reply, close, cancel, reassign and list, for
 * themselves and as others. If the fixture declares {@link Ability#COMMENTS}, they comment too. After each step, the result and the list of
 * everything have to agree with a model that applies the domain's rules.
 *
 * <p>A failing sequence is shrunk and described step by step. The configuration parameters (or system properties)
 * {@code interventions.model.seed} and {@code interventions.model.number} set the first seed and the number of sequences; each
 * next sequence has the next seed.
 */
public abstract class ModelBasedContract extends Contract {

    @RegisterExtension
    final ModelRunParameters parameters = new ModelRunParameters();

    /** For subclasses. */
    protected ModelBasedContract() {}

    /**
     * The number of sequences, unless the configuration parameter sets it.
     *
     * @return the number; 25 unless overridden. A fast backend can run more
     */
    protected int number() {
        return ModelRunParameters.DEFAULT_NUMBER;
    }

    @Override
    final int timeLimitFactor() {
        return 1 + parameters.number(number()) / ModelRunParameters.DEFAULT_NUMBER;
    }

    @Test
    public final void agrees_with_the_model_on_every_generated_sequence() {
        parameters.seeds(number()).forEach(this::run);
    }

    private void run(long seed) {
        ModelRun run = ModelRun.of(seed, this::newBackend);
        if (run.failed()) {
            ModelRun shortest = run.shrunk(this::newBackend);
            fail(
                    "%sThe adapter disagrees with the model:%n%n%s%n%nShrunk from the sequence with seed %d. To run it alone: %s",
                    BrokenRuleReport.naming(shortest.broken()),
                    shortest.describe(),
                    seed,
                    ModelRunParameters.toRunOnly(seed));
        }
    }

    private Backend newBackend() {
        return new FixtureBackend(fixture());
    }
}
