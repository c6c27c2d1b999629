package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkUnderRandomShiftsTest {

    private static final int MOST_STEPS = 500;

    /** A list that is opened into and cancelled from at random, with a seed that a failure names. */
    private static final class Shaken {

        private final Random random;
        private final String name;
        private final MovingList list = MovingList.ofSize(0);
        private final Set<String> atTheBeginning;
        private final Set<String> neverCancelled;
        private Instant newest = MovingList.NEWEST;
        private int opened;
        private int shakes = 12;

        Shaken(long seed) {
            random = new Random(seed);
            name = "seed " + seed;
            int size = random.nextInt(40);
            IntStream.range(0, size).forEach(index -> openLater(random.nextInt(3)));
            atTheBeginning = Set.copyOf(list.ids());
            neverCancelled = new HashSet<>(list.ids());
        }

        void openLater(int seconds) {
            newest = newest.plusSeconds(seconds);
            int ties = seconds > 0 ? 0 : numberAtTheNewestSecond();
            int place = ties == 0 ? 0 : random.nextInt(ties + 1);
            list.put(place, MovingList.opened("i" + opened++, newest));
        }

        private int numberAtTheNewestSecond() {
            return list.numberAt(newest);
        }

        void shake(int leastSecondsLater) {
            if (shakes == 0) {
                return;
            }
            shakes--;
            for (int change = random.nextInt(7); change > 0; change--) {
                if (random.nextBoolean()) {
                    openLater(leastSecondsLater + random.nextInt(2));
                } else if (list.size() > 0) {
                    int index = random.nextInt(list.size());
                    neverCancelled.remove(list.ids().get(index));
                    list.cancelAt(index);
                }
            }
        }

        /** How many there are before the first that was there when the walk began and wasn't given yet. */
        long placesBehind(List<String> given) {
            return list.ids().stream()
                    .filter(id -> given.contains(id) || !atTheBeginning.contains(id))
                    .count();
        }

        int limit() {
            return new int[] {2, 2, 3, 5, 150}[random.nextInt(5)];
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("WALK-4")
    void gives_what_stays_exactly_once_and_reports_a_shift_if_and_only_if_the_next_record_moved(long seed) {
        Shaken shaken = new Shaken(seed);
        List<String> given = new ArrayList<>();
        WalkPosition position = WalkPosition.start();
        Iterator<Either<InterventionError, WalkedPage>> steps = shaken.list
                .walk(InterventionQuery.all())
                .inPagesOf(shaken.limit())
                .iterator();
        for (int step = 0; steps.hasNext(); step++) {
            if (step > 0) {
                shaken.shake(1);
            }
            boolean isElsewhere = shaken.placesBehind(given) != position.offset();
            WalkedPage page = steps.next().get();
            given.addAll(Walked.idsOf(page));
            assertThat(page.shifted()).as("%s, step %d", shaken.name, step).isEqualTo(isElsewhere);
            assertThat(step).as(shaken.name).isLessThan(MOST_STEPS);
            position = page.next();
        }

        assertGivenOnce(shaken, given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("WALK-3")
    @Tag("WALK-4")
    void gives_what_stays_exactly_once_in_a_walk_that_restarts_for_each_page_while_records_shift(long seed) {
        Shaken shaken = new Shaken(seed);
        List<String> given = new ArrayList<>();
        WalkPosition position = WalkPosition.start();
        Iterator<Either<InterventionError, WalkedPage>> steps;
        int step = 0;
        do {
            int sofar = shaken.list.requests().size();
            for (int request = sofar + 1 + (step == 0 ? 1 : 0); request < sofar + 5; request++) {
                shaken.list.before(request, () -> shaken.shake(0));
            }
            steps = shaken.list
                    .walk(InterventionQuery.all(), position)
                    .inPagesOf(shaken.limit())
                    .iterator();
            WalkedPage page = steps.next().get();
            given.addAll(Walked.idsOf(page));
            position = WalkPosition.parse(page.next().toString()).get();
            assertThat(step++).as(shaken.name).isLessThan(MOST_STEPS);
        } while (steps.hasNext());

        assertGivenOnce(shaken, given);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("WALK-1")
    void a_list_at_rest_is_given_in_its_order(long seed) {
        Shaken shaken = new Shaken(seed);

        assertThat(Walked.through(shaken.list.walk(InterventionQuery.all()).inPagesOf(2))
                        .ids())
                .as(shaken.name)
                .isEqualTo(shaken.list.ids());
    }

    private static void assertGivenOnce(Shaken shaken, List<String> given) {
        assertThat(given).as(shaken.name).doesNotHaveDuplicates();
        List<String> missed = new ArrayList<>(shaken.neverCancelled);
        missed.removeAll(given);
        assertThat(missed).as("missed with %s", shaken.name).isEqualTo(Collections.emptyList());
    }
}
