package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How many methods of this adapter an operation calls, in a world of a thousand interventions and in one of a hundred thousand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepsTest {

    /** log 100,000 / log 1,000 is 5/3; a node may be split at one size and not at the other. */
    private static final double AS_MUCH_AS_THE_LOGARITHM = 2;

    private Map<String, Long> small = Map.of();
    private Map<String, Long> large = Map.of();

    @BeforeAll
    void count() throws ReflectiveOperationException {
        small = counted(1_000);
        large = counted(100_000);
    }

    @Test
    void the_steps_of_operations_grow_about_as_the_logarithm_of_the_size() {
        assertThat(small)
                .containsOnlyKeys(
                        "first page", "page in the middle", "by owner", "by state", "by thread", "create", "close")
                .allSatisfy((operation, steps) -> assertThat(steps).isPositive());
        assertThat(large)
                .allSatisfy((operation, steps) -> assertThat(steps.doubleValue())
                        .as(operation)
                        .isLessThanOrEqualTo(small.get(operation) * AS_MUCH_AS_THE_LOGARITHM));
    }

    /** A list with two filters checks each match of one of them, so the number of steps has to grow with the size. */
    @Test
    void checking_many_interventions_is_counted() throws ReflectiveOperationException {
        assertThat(stepsOfScan(10_000)).isGreaterThan(stepsOfScan(1_000) * 5);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Long> counted(int size) throws ReflectiveOperationException {
        return (Map<String, Long>) call("steps", size);
    }

    private static long stepsOfScan(int size) throws ReflectiveOperationException {
        return (long) call("stepsOfScan", size);
    }

    /** Calls a method of {@link CountedOperations} as loaded by a class loader that makes methods count. */
    private static Object call(String method, int size) throws ReflectiveOperationException {
        Class<?> counted = new CountingClassLoader().loadClass(CountedOperations.class.getName());
        try {
            return counted.getMethod(method, int.class).invoke(null, size);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
