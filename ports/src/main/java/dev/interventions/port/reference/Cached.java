package dev.interventions.port.reference;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A value that is read when it is first asked for, and again when it is older than a maximum age. A read that fails keeps the old value, and
 * says so ({@link CachedValue#failure}). Threads may share an instance; at most one reads, and the others wait for it.
 */
public final class Cached<T> {

    /**
     * After a failed read, {@link #value} doesn't read again for this time, or for the maximum age if that is shorter (<em>choice</em>).
     */
    public static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    /** A read that has ended. */
    private record Reading<T>(T value, Instant at) {}

    private record Failure(InterventionError error, Instant at) {}

    /**
     * What is known.
     *
     * @param reads how many reads have ended
     * @param failure of the last read, if it failed
     */
    private record State<T>(long reads, Option<Reading<T>> reading, Option<Failure> failure) {}

    private final Supplier<Either<InterventionError, T>> source;
    private final Duration maxAge;
    private final Duration pause;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile State<T> state = new State<>(0, Option.none(), Option.none());
    /** How many reads have begun; changed by the thread whose turn it is. */
    private volatile long begun;

    private Cached(Supplier<Either<InterventionError, T>> source, Duration maxAge, InstantSource clock) {
        this.source = requireNonNull(source, "source");
        this.maxAge = maxAge;
        this.pause = maxAge.compareTo(PAUSE_AFTER_FAILURE) < 0 ? maxAge : PAUSE_AFTER_FAILURE;
        this.clock = requireNonNull(clock, "clock");
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("the maximum age must not be negative, but is " + maxAge);
        }
    }

    /** A value of this source, on the system's clock. */
    public static <T> Cached<T> of(Supplier<Either<InterventionError, T>> source, Duration maxAge) {
        return of(source, maxAge, InstantSource.system());
    }

    /**
     * A value of this source, whose age is measured by this clock.
     *
     * @param source reads the value; blocks until there is an outcome
     * @param maxAge the age from which {@link #value} reads it again; zero reads it each time
     * @throws IllegalArgumentException if the maximum age is negative
     */
    public static <T> Cached<T> of(
            Supplier<Either<InterventionError, T>> source, Duration maxAge, InstantSource clock) {
        return new Cached<>(source, maxAge, clock);
    }

    /**
     * The value. Reads it first if it was never read or has reached the maximum age. Callers that arrive during a read wait for it.
     *
     * @return the value, also if reading it again failed; or the error, if it was never read
     */
    public Either<InterventionError, CachedValue<T>> value() {
        State<T> seen = state;
        return isDue(seen) ? read(seen.reads()) : answer(seen);
    }

    /**
     * The value, read after this call began. Concurrent callers share a read if it began after they called: however many call at once, the
     * source is asked at most once more after a read that is in progress.
     *
     * @return the value, also if reading it again failed; or the error, if it was never read
     */
    public Either<InterventionError, CachedValue<T>> refresh() {
        return read(begun);
    }

    /** The age of the value, if it was read. Reads nothing. */
    public Option<Duration> age() {
        return state.reading().map(reading -> since(reading.at()));
    }

    private boolean isDue(State<T> seen) {
        boolean isMissingOrOld =
                seen.reading().forAll(reading -> since(reading.at()).compareTo(maxAge) >= 0);
        boolean isPausing = seen.failure().exists(failure -> since(failure.at()).compareTo(pause) < 0);
        return isMissingOrOld && !isPausing;
    }

    /** Reads, unless a read with a greater number has ended when it is this thread's turn. */
    private Either<InterventionError, CachedValue<T>> read(long number) {
        turn.lock();
        try {
            if (state.reads() <= number) {
                state = next();
            }
            return answer(state);
        } finally {
            turn.unlock();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the thread whose turn it is writes.
    private State<T> next() {
        begun++;
        Instant at = clock.instant();
        Either<InterventionError, T> outcome = source.get();
        return outcome.fold(
                error -> new State<>(begun, state.reading(), Option.some(new Failure(error, clock.instant()))),
                value -> new State<>(begun, Option.some(new Reading<>(value, at)), Option.none()));
    }

    private Either<InterventionError, CachedValue<T>> answer(State<T> known) {
        Option<InterventionError> failure = known.failure().map(Failure::error);
        return known.reading()
                .map(reading -> new CachedValue<>(reading.value(), reading.at(), since(reading.at()), failure))
                .toEither(failure::get);
    }

    /** Never negative, even if the clock was set back. */
    private Duration since(Instant moment) {
        Duration passed = Duration.between(moment, clock.instant());
        return passed.isNegative() ? Duration.ZERO : passed;
    }
}
