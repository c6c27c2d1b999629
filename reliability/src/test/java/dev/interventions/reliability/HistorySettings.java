package dev.interventions.reliability;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a history is made of. Two with the same settings make the same calls, whose requests meet the same faults; what threads do to
 * the interventions that they share depends on chance.
 *
 * @param operations how many calls there are
 * @param threads how many threads make them
 * @param faultsInHundred how many of a hundred requests meet a fault
 */
record HistorySettings(long seed, int operations, int threads, int faultsInHundred) {

    /** The service limits requests per minute; a minute has two seconds here. */
    static final Duration MINUTE = Duration.ofSeconds(2);

    /** A minute too, as it is by default. */
    static final Duration DEADLINE = MINUTE;

    static final Duration SILENCE = Duration.ofMillis(500);

    static final int REQUESTS_PER_MINUTE = 500;

    /** After how long requests arrive whose client has gone. */
    static final Duration LATENESS = Duration.ofMillis(300);

    private static final List<Fault> FAULTS = Arrays.stream(Fault.values())
            .filter(fault -> fault != Fault.NONE && fault != Fault.REFUSES_CONNECTIONS)
            .toList();

    int operationsOfEachThread() {
        return operations / threads;
    }

    /** The source of everything that one thread decides randomly. */
    SplittableRandom chancesOfThread(int thread) {
        return new SplittableRandom(seed + thread * 7_919L);
    }

    /** The fault that a request of a call meets, the first one being 0. */
    Fault fault(int call, int request) {
        SplittableRandom chance = new SplittableRandom((seed * 1_000_003L + call) * 1_009L + request);
        return chance.nextInt(100) < faultsInHundred ? FAULTS.get(chance.nextInt(FAULTS.size())) : Fault.NONE;
    }
}
