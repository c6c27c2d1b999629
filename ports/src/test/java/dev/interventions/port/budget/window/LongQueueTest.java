package dev.interventions.port.budget.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongQueueTest {

    @Test
    void returns_any_number_of_values_in_the_order_of_adding() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        LongQueue queue = new LongQueue();
        Queue<Long> expected = new ArrayDeque<>();

        for (long step = 0; step < 10_000; step++) {
            if (expected.isEmpty() || random.nextInt(100) < 52) {
                queue.add(step);
                expected.add(step);
            } else {
                queue.removeFirst();
                expected.remove();
            }
            assertThat(queue.size()).as("seed %d, step %d", seed, step).isEqualTo(expected.size());
            if (!expected.isEmpty()) {
                assertThat(queue.first()).as("seed %d, step %d", seed, step).isEqualTo(expected.element());
            }
        }
    }
}
