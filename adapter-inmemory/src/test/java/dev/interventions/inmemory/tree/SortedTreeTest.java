package dev.interventions.inmemory.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.inmemory.tree.SortedTree.Bound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedTreeTest {

    /** Numbers, of which up to ten have the same prefix. */
    private static final SortedTree.Order<Integer> TENS = new SortedTree.Order<>() {
        @Override
        public int prefix(Integer element) {
            return Math.floorDiv(element, 10);
        }

        @Override
        public int compare(Integer one, Integer other) {
            return Integer.compare(one, other);
        }
    };

    private static final SortedTree<Integer> EMPTY = SortedTree.empty(TENS);

    @Test
    void an_empty_tree_has_no_elements() {
        assertThat(EMPTY.size()).isZero();
        assertThat(EMPTY.slice(0, 0)).isEmpty();
        assertThat(EMPTY.rank(bound(5))).isZero();
        assertThat(EMPTY.without(5)).isEqualTo(EMPTY);
        assertThat(EMPTY.withAll(List.of())).isEqualTo(EMPTY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_differences_of_two_trees_are_those_of_the_sets(long seed) {
        Random random = new Random(seed);
        SortedTree<Integer> older =
                EMPTY.withAll(random.ints(2_000, 0, 5_000).distinct().boxed().toList());
        SortedTree<Integer> newer = older;
        for (int change = 0; change < 20 * seed * seed; change++) {
            newer = random.nextBoolean() ? newer.with(random.nextInt(5_000)) : newer.without(random.nextInt(5_000));
        }
        TreeSet<Integer> before = new TreeSet<>(older.slice(0, older.size()));
        TreeSet<Integer> after = new TreeSet<>(newer.slice(0, newer.size()));

        TreeSet<Integer> rebuilt = new TreeSet<>(before);
        List<Integer> removed = new ArrayList<>();
        newer.compare(older, rebuilt::add, removed::add);
        removed.forEach(rebuilt::remove);

        assertThat(rebuilt).isEqualTo(after);
        before.removeAll(after);
        assertThat(removed).containsExactlyElementsOf(before);
    }

    @Test
    void an_element_that_was_replaced_by_an_equal_one_is_a_difference_and_others_are_not_compared() {
        record Named(int number, String name) {}
        AtomicInteger comparisons = new AtomicInteger();
        SortedTree<Named> older = SortedTree.empty((SortedTree.Order<Named>) (one, other) -> {
                    comparisons.incrementAndGet();
                    return Integer.compare(one.number, other.number);
                })
                .withAll(IntStream.range(0, 100_000)
                        .mapToObj(number -> new Named(number, "a"))
                        .toList());
        SortedTree<Named> newer = older.with(new Named(77_777, "b")).without(new Named(5, "a"));
        List<Named> added = new ArrayList<>();
        List<Named> removed = new ArrayList<>();
        comparisons.set(0);

        newer.compare(older, added::add, removed::add);

        assertThat(added).containsExactly(new Named(77_777, "b"));
        assertThat(removed).containsExactly(new Named(5, "a"));
        assertThat(comparisons).hasValueLessThan(200);
    }

    /** Grows and shrinks, so that nodes split, are joined and disappear; most elements differ, many are equal. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void is_the_same_as_a_sorted_set_after_any_steps(long seed) {
        Random random = new Random(seed);
        TreeSet<Integer> model = new TreeSet<>();
        SortedTree<Integer> tree = EMPTY;
        for (int step = 0; step < 20_000; step++) {
            boolean grows = random.nextInt(100) < (step / 4_000 % 2 == 0 ? 80 : 15);
            int element = random.nextInt(3_000);
            if (grows) {
                model.add(element);
                tree = tree.with(element);
            } else {
                model.remove(element);
                tree = tree.without(element);
            }
            if (step % 97 == 0) {
                assertSame(tree, model, random);
            }
        }
        for (Integer element : List.copyOf(model)) {
            model.remove(element);
            tree = tree.without(element);
        }
        assertSame(tree, model, random);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40, 700, 3_000})
    void is_the_same_after_elements_have_moved(int size) {
        Random random = new Random(size);
        TreeSet<Integer> model = new TreeSet<>();
        while (model.size() < size) {
            model.add(random.nextInt(20_000));
        }
        SortedTree<Integer> tree = EMPTY.withAll(new ArrayList<>(model));
        for (int step = 0; step < 5_000; step++) {
            Integer before = tree.get(random.nextInt(size));
            int reach = step % 2 == 0 ? 50 : 20_000;
            Integer after = before - reach / 2 + random.nextInt(reach);
            if (model.add(after)) {
                model.remove(before);
                tree = tree.replacing(before, after);
            }
            if (step % 97 == 0) {
                assertSame(tree, model, random);
            }
        }
        assertSame(tree, model, random);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 900})
    void elements_added_at_once_replace_equal_ones(int size) {
        SortedTree<String> tree = SortedTree.<String>empty(String.CASE_INSENSITIVE_ORDER::compare)
                .withAll(
                        IntStream.range(0, 900).mapToObj(number -> "a" + number).toList());

        SortedTree<String> replaced = tree.withAll(
                IntStream.range(0, size).mapToObj(number -> "A" + number * 2).toList());

        assertThat(replaced.slice(0, replaced.size()))
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .hasSize(900 + Math.max(0, size - 450))
                .filteredOn(element -> element.startsWith("A"))
                .hasSize(size);
    }

    @Test
    void an_element_is_found_by_a_bound_that_equals_it() {
        SortedTree<Integer> tree = EMPTY.withAll(
                IntStream.range(0, 2_000).map(index -> index * 2).boxed().toList());

        assertThat(tree.find(bound(1_234))).isEqualTo(1_234);
        assertThat(tree.find(bound(1_235))).isNull();
        assertThat(tree.find(bound(-1))).isNull();
        assertThat(EMPTY.find(bound(0))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 64, 65, 1024, 1025, 5000})
    void is_the_same_after_elements_are_added_at_once_and_changed_one_by_one(int size) {
        Random random = new Random(size);
        List<Integer> shuffled = new ArrayList<>(
                IntStream.range(0, size).map(index -> index * 2).boxed().toList());
        Collections.shuffle(shuffled, random);
        TreeSet<Integer> model = new TreeSet<>(shuffled);
        SortedTree<Integer> tree =
                EMPTY.withAll(shuffled.subList(0, size / 3)).withAll(shuffled.subList(size / 3, size));
        assertSame(tree, model, random);

        for (int step = 0; step < size; step++) {
            int element = random.nextInt(size * 2);
            if (!model.remove(element)) {
                model.add(element);
                tree = tree.with(element);
            } else {
                tree = tree.without(element);
            }
        }
        assertSame(tree, model, random);
        assertThat(EMPTY.withAll(new ArrayList<>(model))).isEqualTo(tree).hasSameHashCodeAs(tree);
    }

    @Test
    void a_change_leaves_the_original_tree_as_it_was() {
        SortedTree<Integer> before =
                EMPTY.withAll(IntStream.range(0, 2_000).boxed().toList());
        List<Integer> elements = before.slice(0, 2_000);

        before.with(5_000).without(7);
        before.withAll(List.of(6_000));

        assertThat(before.slice(0, before.size())).isEqualTo(elements);
    }

    @Test
    void an_added_element_replaces_an_equal_one() {
        SortedTree<String> tree = SortedTree.<String>empty(String.CASE_INSENSITIVE_ORDER::compare)
                .with("a")
                .with("b");

        assertThat(tree.with("A").slice(0, 2)).containsExactly("A", "b");
    }

    @Test
    void a_bound_may_equal_many_elements() {
        SortedTree<Integer> tree = SortedTree.<Integer>empty(Integer::compare)
                .withAll(IntStream.range(0, 5_000).boxed().toList());

        assertThat(tree.rank(new Bound<>(0, element -> Integer.compare(7, element / 100))))
                .isEqualTo(700);
        assertThat(tree.rank(new Bound<>(0, element -> 7 < element / 100 ? -1 : 1)))
                .isEqualTo(800);
    }

    @Test
    void the_number_of_comparisons_grows_about_as_the_logarithm_of_the_size() {
        int small = comparisonsWith(1_000);
        int large = comparisonsWith(100_000);

        assertThat(small).isPositive();
        assertThat(large).isLessThanOrEqualTo(small * 2);
    }

    /** The most comparisons that one step takes, of every kind and at many places. */
    private static int comparisonsWith(int size) {
        AtomicInteger comparisons = new AtomicInteger();
        SortedTree.Order<Integer> counting = (one, other) -> {
            comparisons.incrementAndGet();
            return Integer.compare(one, other);
        };
        SortedTree<Integer> tree = SortedTree.empty(counting)
                .withAll(
                        IntStream.range(0, size).map(index -> index * 2).boxed().toList());
        int most = 0;
        for (int place = 0; place < size; place += size / 100) {
            int element = place * 2 + 1;
            comparisons.set(0);
            tree.with(element);
            most = Math.max(most, comparisons.getAndSet(0));
            tree.without(element - 1);
            most = Math.max(most, comparisons.getAndSet(0));
            tree.rank(new Bound<>(0, other -> counting.compare(element, other)));
            most = Math.max(most, comparisons.get());
        }
        return most;
    }

    private static Bound<Integer> bound(int element) {
        return new Bound<>(TENS.prefix(element), other -> Integer.compare(element, other));
    }

    private static void assertSame(SortedTree<Integer> tree, TreeSet<Integer> model, Random random) {
        List<Integer> sorted = List.copyOf(model);
        assertThat(tree.size()).isEqualTo(sorted.size());
        assertThat(tree.slice(0, tree.size())).isEqualTo(sorted);
        int from = random.nextInt(sorted.size() + 1);
        int to = from + random.nextInt(sorted.size() - from + 1);
        assertThat(tree.slice(from, to)).isEqualTo(sorted.subList(from, to));
        int element = random.nextInt(3_000);
        assertThat(tree.rank(bound(element))).isEqualTo(model.headSet(element).size());
        if (!sorted.isEmpty()) {
            int rank = random.nextInt(sorted.size());
            assertThat(tree.get(rank)).isEqualTo(sorted.get(rank));
        }
    }
}
