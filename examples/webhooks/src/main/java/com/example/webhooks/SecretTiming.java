package com.example.webhooks;

import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookRequest;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.store.InMemoryEventStore;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Measures whether the time to reject a wrong secret depends on how many of its first characters are right. Each round measures every
 * number of right characters once, in random order, and the result is the difference from 0 right characters within a round. So load on the
 * machine affects all numbers alike.
 */
final class SecretTiming {

    private static final int LENGTH = 255;
    private static final int[] RIGHT = {0, LENGTH / 2, LENGTH - 1};
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 3_000;
    private static final int CALLS = 500;
    /** A power of two. */
    private static final int COPIES = 64;

    private static final String SECRET = "s".repeat(LENGTH);

    /** Prevents the compiler from removing the calls. */
    @SuppressWarnings("UnusedVariable")
    private static volatile int accepted;

    private final String name;
    private final Predicate<String> check;
    private final long[][] nanos = new long[RIGHT.length][ROUNDS];

    private SecretTiming(String name, Predicate<String> check) {
        this.name = name;
        this.check = check;
    }

    /** No arguments. */
    public static void main(String... arguments) {
        WebhookReceiver receiver = WebhookReceiver.of(InMemoryEventStore.create(), WebhookSecrets.of(SECRET));
        new SecretTiming("the receiver", given -> isAccepted(receiver, given)).measure();
        new SecretTiming("String.equals", SECRET::equals).measure();
    }

    private static boolean isAccepted(WebhookReceiver receiver, String given) {
        try {
            return receiver.receive(new WebhookRequest(
                                    "POST", HashMap.empty(), Option.some(given), InputStream::nullInputStream))
                            .status()
                    != 401;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void measure() {
        String[][] given = Arrays.stream(RIGHT).mapToObj(SecretTiming::copies).toArray(String[][]::new);
        Random random = new Random(1);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (int index : order) {
                long time = time(given[index]);
                if (round >= 0) {
                    nanos[index][round] = time;
                }
            }
        }
        report();
    }

    /** Distinct copies of one text, so that a loop doesn't compare the same object each time. */
    private static String[] copies(int right) {
        String[] copies = new String[COPIES];
        for (int copy = 0; copy < COPIES; copy++) {
            copies[copy] = "s".repeat(right) + "x".repeat(LENGTH - right);
        }
        return copies;
    }

    private long time(String[] given) {
        int count = 0;
        long begin = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            count += check.test(given[call & (COPIES - 1)]) ? 1 : 0;
        }
        long time = System.nanoTime() - begin;
        accepted = count;
        return time;
    }

    private void report() {
        System.out.printf(Locale.ROOT, "%s: %.1f ns with 0 right characters%n", name, median(nanos[0]));
        for (int index = 1; index < RIGHT.length; index++) {
            long[] differences = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                differences[round] = nanos[index][round] - nanos[0][round];
            }
            Arrays.sort(differences);
            // The order statistics that enclose the median with 99 %: 2.576 standard deviations of a binomial
            // distribution.
            int half = (int) Math.ceil(2.576 * Math.sqrt(ROUNDS) / 2);
            double low = perCall(differences[ROUNDS / 2 - half]);
            double high = perCall(differences[ROUNDS / 2 + half]);
            System.out.printf(
                    Locale.ROOT,
                    "  with %d: %+.2f ns, 99 %% confidence interval %+.2f to %+.2f: %s%n",
                    RIGHT[index],
                    perCall(differences[ROUNDS / 2]),
                    low,
                    high,
                    low <= 0 && high >= 0 ? "no difference is shown" : "a difference is shown");
        }
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return perCall(sorted[sorted.length / 2]);
    }

    private static double perCall(long nanos) {
        return (double) nanos / CALLS;
    }
}
