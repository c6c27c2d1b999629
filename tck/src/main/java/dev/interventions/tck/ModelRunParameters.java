package dev.interventions.tck;

import io.vavr.collection.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which stories are asked for: by JUnit configuration parameters, which system properties stand in for. */
final class ModelRunParameters implements BeforeEachCallback {

    private static final String SEED = "interventions.model.seed";
    private static final String NUMBER = "interventions.model.number";

    private static final long USUAL_SEED = 20_240_229;
    static final int USUAL_NUMBER = 25;

    private long first = USUAL_SEED;
    private Optional<Integer> number = Optional.empty();

    @Override
    public void beforeEach(ExtensionContext context) {
        first = context.getConfigurationParameter(SEED, Long::valueOf).orElse(USUAL_SEED);
        number = context.getConfigurationParameter(NUMBER, Integer::valueOf);
    }

    int number(int unlessAsked) {
        return number.orElse(unlessAsked);
    }

    /** A seed for each story. */
    Iterator<Long> seeds(int unlessAsked) {
        return Iterator.range(first, first + number(unlessAsked));
    }

    /** What has to be given to hear the story of this seed alone. */
    static String toHearOnly(long seed) {
        return "-D" + SEED + "=" + seed + " -D" + NUMBER + "=1";
    }
}
