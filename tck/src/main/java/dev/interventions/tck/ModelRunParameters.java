package dev.interventions.tck;

import io.vavr.collection.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The first seed and the number of sequences, from JUnit configuration parameters, for which JUnit also reads system properties. */
final class ModelRunParameters implements BeforeEachCallback {

    private static final String SEED = "interventions.model.seed";
    private static final String NUMBER = "interventions.model.number";

    private static final long DEFAULT_SEED = 20_240_229;
    static final int DEFAULT_NUMBER = 25;

    private long first = DEFAULT_SEED;
    private Optional<Integer> number = Optional.empty();

    @Override
    public void beforeEach(ExtensionContext context) {
        first = context.getConfigurationParameter(SEED, Long::valueOf).orElse(DEFAULT_SEED);
        number = context.getConfigurationParameter(NUMBER, Integer::valueOf);
    }

    int number(int otherwise) {
        return number.orElse(otherwise);
    }

    /** A seed for each sequence. */
    Iterator<Long> seeds(int otherwise) {
        return Iterator.range(first, first + number(otherwise));
    }

    /** The system properties that run the sequence of this seed alone. */
    static String toRunOnly(long seed) {
        return "-D" + SEED + "=" + seed + " -D" + NUMBER + "=1";
    }
}
