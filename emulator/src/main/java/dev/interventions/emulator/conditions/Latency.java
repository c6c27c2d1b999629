package dev.interventions.emulator.conditions;

import dev.interventions.domain.InterventionId;
import dev.interventions.inmemory.HeldLock;
import dev.interventions.inmemory.World;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Delays operations, in real time. */
public final class Latency {

    private final Duration time;
    private final World world;

    public Latency(Duration time, World world) {
        this.time = time;
        this.world = world;
    }

    /** Returns after the latency. */
    public void pass() {
        if (!time.isZero()) {
            sleep(time);
        }
    }

    /**
     * Returns after the latency, and holds the intervention's lock for that time, as the service does during a close or cancel.
     *
     * @param canBeSeen whether the acting user can see the intervention; otherwise the lock isn't taken
     */
    public void passUnderLock(InterventionId id, BooleanSupplier canBeSeen) {
        if (time.isZero()) {
            return;
        }
        if (!canBeSeen.getAsBoolean()) {
            sleep(time);
            return;
        }
        Option<HeldLock> lock = free(id);
        // If another close or cancel holds the lock, or the intervention is gone, the operation is refused without a
        // delay.
        lock.forEach(held -> {
            sleep(time);
            held.close();
        });
    }

    private Option<HeldLock> free(InterventionId id) {
        try {
            return Option.some(world.holdLock(id));
        } catch (IllegalArgumentException e) {
            return Option.none();
        }
    }

    /** Returns after this time, or when the emulator is closed. */
    public static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
