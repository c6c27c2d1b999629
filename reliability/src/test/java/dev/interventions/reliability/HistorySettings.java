package dev.interventions.reliability;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The settings of a history. Durations are of {@link FastTime}. Two histories with the same settings make the same calls, and their
 * requests have the same faults. The order of changes to shared interventions depends on the timing of the threads.
 *
 * @param operations how many calls there are
 * @param threads how many threads make them
 * @param faultsInHundred how many of a hundred requests have a fault
 */
record HistorySettings(long seed, int operations, int threads, int faultsInHundred) {

    /** The service's limit. */
    static final int REQUESTS_PER_MINUTE = 500;

    static final Duration MINUTE = Duration.ofMinutes(1);

    /** A deadline that calls never reach: a real minute. */
    static final Duration PATIENT = Duration.ofHours(1);

    /** The deadline of calls whose peer may fall silent: two real seconds. */
    static final Duration IMPATIENT = Duration.ofMinutes(2);

    /** The real time after which a request arrives whose client has disconnected. */
    static final Duration LATENESS = Duration.ofMillis(300);

    private static final List<Fault> FAULTS = Arrays.stream(Fault.values())
            .filter(fault -> fault != Fault.NONE && fault != Fault.REFUSES_CONNECTIONS)
            .toList();
    private static final List<Fault> FAULTS_THAT_END = FAULTS.stream()
            .filter(fault -> fault.seen() != ObservedOutcome.SILENCE)
            .toList();

    int operationsOfEachThread() {
        return operations / threads;
    }

    /** The source of everything that one thread decides randomly. */
    SplittableRandom chancesOfThread(int thread) {
        return new SplittableRandom(seed + thread * 7_919L);
    }

    /** The deadline of a call. Only the peer of calls with a short one may fall silent. */
    Duration deadline(int call) {
        return isPatient(call) ? PATIENT : IMPATIENT;
    }

    private static boolean isPatient(int call) {
        return call % 2 == 0;
    }

    /** The fault of a request of a call; the first request is 0. */
    Fault fault(int call, int request) {
        SplittableRandom chance = new SplittableRandom((seed * 1_000_003L + call) * 1_009L + request);
        List<Fault> faults = isPatient(call) ? FAULTS_THAT_END : FAULTS;
        return chance.nextInt(100) < faultsInHundred ? faults.get(chance.nextInt(faults.size())) : Fault.NONE;
    }
}
