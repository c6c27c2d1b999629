package dev.interventions.emulator.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A disturbance of the next deliveries of a tenant, to whichever webhook. Nothing about it is random. Retries are not counted and not
 * disturbed.
 *
 * @param effect what happens to these deliveries
 * @param skip how many deliveries pass undisturbed first
 * @param times how many are disturbed then
 */
public record DeliveryFault(Effect effect, int skip, int times) {

    private static final int MOST = 1000;

    /**
     * Requires numbers in their ranges.
     *
     * @throws IllegalArgumentException if {@code skip} is not from 0 to 1000, or {@code times} not from 1 to 1000
     */
    public DeliveryFault {
        requireNonNull(effect, "effect");
        require(skip >= 0 && skip <= MOST, "skip must be from 0 to " + MOST + ", but is " + skip);
        require(times >= 1 && times <= MOST, "times must be from 1 to " + MOST + ", but is " + times);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** What happens to deliveries. */
    public sealed interface Effect {

        /** They are never posted. */
        record Lose() implements Effect {}

        /** They are posted twice. */
        record Duplicate() implements Effect {}

        /**
         * They are posted later.
         *
         * @param by in time of the emulated clock
         */
        record Delay(Duration by) implements Effect {

            /**
             * Requires a delay from 0 to 1,000,000 seconds.
             *
             * @throws IllegalArgumentException if it is another
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
         * @param seed decides the order: with equal seeds it is the same
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

    /** The next deliveries are posted when this time of the emulated clock has passed. */
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
