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

    private static final int MAX_STEPS = 500;

    /** A list in which interventions are opened and cancelled randomly, with a seed that a failure names. */
    private static final class RandomlyChangedList {

        private final Random random;
        private final String name;
        private final MovingList list = MovingList.ofSize(0);
        private final Set<String> initialIds;
        private final Set<String> neverCancelled;
        private Instant newest = MovingList.NEWEST;
        private int opened;
        private int changesLeft = 12;

        RandomlyChangedList(long seed) {
            random = new Random(seed);
            name = "seed " + seed;
            int size = random.nextInt(40);
            IntStream.range(0, size).forEach(index -> openLater(random.nextInt(3)));
            initialIds = Set.copyOf(list.ids());
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

        void changeRandomly(int minSecondsLater) {
            if (changesLeft == 0) {
                return;
            }
            changesLeft--;
            for (int change = random.nextInt(7); change > 0; change--) {
                if (random.nextBoolean()) {
                    openLater(minSecondsLater + random.nextInt(2));
                } else if (list.size() > 0) {
                    int index = random.nextInt(list.size());
                    neverCancelled.remove(list.ids().get(index));
                    list.cancelAt(index);
                }
            }
        }

        /** The number of records that the walk has returned or that were opened after it began. */
        long passedRecords(List<String> returned) {
            return list.ids().stream()
                    .filter(id -> returned.contains(id) || !initialIds.contains(id))
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
    void returns_remaining_interventions_once_and_reports_a_shift_if_and_only_if_the_next_one_has_moved(long seed) {
        RandomlyChangedList changing = new RandomlyChangedList(seed);
        List<String> returned = new ArrayList<>();
        WalkPosition position = WalkPosition.start();
        Iterator<Either<InterventionError, WalkedPage>> steps = changing.list
                .walk(InterventionQuery.all())
                .inPagesOf(changing.limit())
                .iterator();
        for (int step = 0; steps.hasNext(); step++) {
            if (step > 0) {
                changing.changeRandomly(1);
            }
            boolean hasMoved = changing.passedRecords(returned) != position.offset();
            WalkedPage page = steps.next().get();
            returned.addAll(Walked.idsOf(page));
            assertThat(page.shifted()).as("%s, step %d", changing.name, step).isEqualTo(hasMoved);
            assertThat(step).as(changing.name).isLessThan(MAX_STEPS);
            position = page.next();
        }

        assertReturnedOnce(changing, returned);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("WALK-3")
    @Tag("WALK-4")
    void returns_remaining_interventions_once_if_it_restarts_for_each_page_and_the_list_shifts_meanwhile(long seed) {
        RandomlyChangedList changing = new RandomlyChangedList(seed);
        List<String> returned = new ArrayList<>();
        WalkPosition position = WalkPosition.start();
        Iterator<Either<InterventionError, WalkedPage>> steps;
        int step = 0;
        do {
            int sofar = changing.list.requests().size();
            for (int request = sofar + 1 + (step == 0 ? 1 : 0); request < sofar + 5; request++) {
                changing.list.before(request, () -> changing.changeRandomly(0));
            }
            steps = changing.list
                    .walk(InterventionQuery.all(), position)
                    .inPagesOf(changing.limit())
                    .iterator();
            WalkedPage page = steps.next().get();
            returned.addAll(Walked.idsOf(page));
            position = WalkPosition.parse(page.next().toString()).get();
            assertThat(step++).as(changing.name).isLessThan(MAX_STEPS);
        } while (steps.hasNext());

        assertReturnedOnce(changing, returned);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("WALK-1")
    void returns_an_unchanged_list_in_its_order(long seed) {
        RandomlyChangedList changing = new RandomlyChangedList(seed);

        assertThat(Walked.through(changing.list.walk(InterventionQuery.all()).inPagesOf(2))
                        .ids())
                .as(changing.name)
                .isEqualTo(changing.list.ids());
    }

    private static void assertReturnedOnce(RandomlyChangedList changing, List<String> returned) {
        assertThat(returned).as(changing.name).doesNotHaveDuplicates();
        List<String> missed = new ArrayList<>(changing.neverCancelled);
        missed.removeAll(returned);
        assertThat(missed).as("missed with %s", changing.name).isEqualTo(Collections.emptyList());
    }
}
