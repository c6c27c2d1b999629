package dev.interventions.emulator.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A planned disturbance of the next deliveries of a tenant, to any webhook. Nothing about it is random. Retries are not counted and not
 * disturbed.
 *
 * @param effect the effect on these deliveries
 * @param skip how many deliveries are not disturbed first
 * @param times how many are disturbed after those
 */
public record DeliveryFault(Effect effect, int skip, int times) {

    private static final int MAX = 1000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if {@code skip} is not from 0 to 1000, or {@code times} not from 1 to 1000
     */
    public DeliveryFault {
        requireNonNull(effect, "effect");
        require(skip >= 0 && skip <= MAX, "skip must be from 0 to " + MAX + ", but is " + skip);
        require(times >= 1 && times <= MAX, "times must be from 1 to " + MAX + ", but is " + times);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The effect of a fault on deliveries. */
    public sealed interface Effect {

        /** They are never posted. */
        record Lose() implements Effect {}

        /** They are posted twice. */
        record Duplicate() implements Effect {}

        /**
         * They are posted later.
         *
         * @param by the delay, by the emulated clock
         */
        record Delay(Duration by) implements Effect {

            /**
             * Checks the delay.
             *
             * @throws IllegalArgumentException if it is not from 0 to 1,000,000 seconds
             */
            public Delay {
                require(
                        !by.isNegative() && by.toSeconds() <= 1_000_000,
                        "a delay must be from 0 to 1000000 seconds, but is " + by);
            }
        }

        /**
         * They are held until there are as many as the fault disturbs, and then posted in another order.
         *
         * @param seed determines the order: equal seeds give the same order
         */
        record Shuffle(long seed) implements Effect {}

        /** They are held until there are as many as the fault disturbs, and then posted as one. */
        record Merge() implements Effect {}
    }

    /** The next deliveries are never posted. */
    public static DeliveryFault lose(int times) {
        return new DeliveryFault(new Effect.Lose(), 0, times);
    }

    /** The next deliveries are posted twice. */
    public static DeliveryFault duplicate(int times) {
        return new DeliveryFault(new Effect.Duplicate(), 0, times);
    }

    /** The next deliveries are posted after this time of the emulated clock. */
    public static DeliveryFault delay(Duration by, int times) {
        return new DeliveryFault(new Effect.Delay(by), 0, times);
    }

    /** The next deliveries are held until there are this many, and then posted in an order that the seed decides. */
    public static DeliveryFault shuffle(long seed, int times) {
        return new DeliveryFault(new Effect.Shuffle(seed), 0, times);
    }

    /** The next deliveries are held until there are this many, and then posted as one. */
    public static DeliveryFault merge(int times) {
        return new DeliveryFault(new Effect.Merge(), 0, times);
    }

    /** The same after this many undisturbed deliveries. */
    public DeliveryFault after(int deliveries) {
        return new DeliveryFault(effect, deliveries, times);
    }
}
