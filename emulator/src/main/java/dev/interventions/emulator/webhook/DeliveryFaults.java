package dev.interventions.emulator.webhook;

import dev.interventions.emulator.delivery.DeliveryFault;
import dev.interventions.emulator.delivery.DeliveryFault.Effect;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The planned faults, used one after the other, and the deliveries that the first of them holds. Guarded by the lock of {@link Webhooks}.
 */
final class DeliveryFaults {

    private final Consumer<Addressed> lost;
    private Vector<DeliveryFault> faults = Vector.empty();
    private Vector<Addressed> held = Vector.empty();

    /** @param lost called with each delivery that is never posted */
    DeliveryFaults(Consumer<Addressed> lost) {
        this.lost = lost;
    }

    /** A delivery and its receiver. */
    record Addressed(Subscription to, Delivery delivery) {}

    Vector<DeliveryFault> faults() {
        return faults;
    }

    void add(DeliveryFault fault) {
        faults = faults.append(fault);
    }

    /** Removes all faults, and returns the deliveries that were held. */
    Vector<Addressed> clear() {
        Vector<Addressed> released = held;
        faults = Vector.empty();
        held = Vector.empty();
        return released;
    }

    /** The deliveries to post when this one was made, in their order: none, this one, or several. */
    Vector<Addressed> disturbed(Addressed made, Instant now) {
        if (faults.isEmpty()) {
            return Vector.of(made);
        }
        DeliveryFault fault = faults.head();
        if (fault.skip() > 0) {
            faults = faults.update(0, fault.after(fault.skip() - 1));
            return Vector.of(made);
        }
        boolean isLast = fault.times() == 1;
        faults = isLast ? faults.tail() : faults.update(0, new DeliveryFault(fault.effect(), 0, fault.times() - 1));
        return disturbed(made, fault.effect(), isLast, now);
    }

    private Vector<Addressed> disturbed(Addressed made, Effect effect, boolean isLast, Instant now) {
        if (effect instanceof Effect.Lose) {
            lost.accept(made);
            return Vector.empty();
        }
        if (effect instanceof Effect.Duplicate) {
            return Vector.of(made, made);
        }
        if (effect instanceof Effect.Delay delay) {
            return Vector.of(new Addressed(made.to(), made.delivery().dueAt(now.plus(delay.by()))));
        }
        held = held.append(made);
        return isLast ? released(effect) : Vector.empty();
    }

    private Vector<Addressed> released(Effect effect) {
        Vector<Addressed> all = held;
        held = Vector.empty();
        return effect instanceof Effect.Shuffle shuffle ? shuffled(all, shuffle.seed()) : merged(all);
    }

    private static Vector<Addressed> shuffled(Vector<Addressed> all, long seed) {
        List<Addressed> order = new ArrayList<>(all.asJava());
        Collections.shuffle(order, new Random(seed));
        return Vector.ofAll(order);
    }

    /** One delivery to each receiver, with the id of the first one that it contains. */
    private static Vector<Addressed> merged(Vector<Addressed> all) {
        return all.map(Addressed::to)
                .distinct()
                .map(receiver -> new Addressed(
                        receiver,
                        all.filter(each -> each.to() == receiver)
                                .map(Addressed::delivery)
                                .reduceLeft((first, next) -> first.with(next.events()))));
    }
}
