package dev.interventions.conformance.faults;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.tck.InterventionsFixture.HeldLock;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What is behind all adapters of one test: the world, in which everything is right, and what the adapters believe of it. */
final class FaultState {

    private static final int LONGEST_WAIT_MILLIS = 50;
    private static final int PAUSE_NANOS = 200_000;

    private final World world;
    private final UserId almighty;
    private final Map<Intervention, Intervention> beliefs = new ConcurrentHashMap<>();
    private final Set<InterventionId> hidden = ConcurrentHashMap.newKeySet();
    private final Set<ContentId> messages = ConcurrentHashMap.newKeySet();
    private final Map<ContentId, InterventionId> replies = new ConcurrentHashMap<>();
    private final Map<InterventionId, HeldLock> locks = new ConcurrentHashMap<>();
    private final Set<InterventionId> onceLocked = ConcurrentHashMap.newKeySet();
    private final Exchanger<Boolean> crossing = new Exchanger<>();
    private final Thread arranging = Thread.currentThread();

    FaultState(World world) {
        this.world = world;
        almighty = world.agent();
        world.permit(almighty, Permission.UPDATE_INTERVENTION, Permission.IMPERSONATE_USER);
    }

    World world() {
        return world;
    }

    /** Somebody who may do everything and reads everything. */
    Interventions almighty() {
        return world.as(almighty);
    }

    void letAlmightyRead(SourceId source) {
        world.letRead(almighty, source);
    }

    // ---- what is true, and what is believed ----

    Option<Intervention> truth(InterventionId id) {
        return almighty().get(id).toOption();
    }

    Option<Intervention> find(InterventionId id) {
        return truth(id).map(this::believed);
    }

    /** Everything, as it is believed. */
    Seq<Intervention> everything() {
        return almighty()
                .list(InterventionQuery.all(), PageRequest.of(0, PageRequest.MAX_LIMIT))
                .get()
                .records()
                .map(this::believed);
    }

    Intervention believed(Intervention truth) {
        return beliefs.getOrDefault(truth, truth);
    }

    void believe(Intervention truth, Intervention believed) {
        beliefs.put(truth, believed);
    }

    /** Something happens, and of what it changes something else is believed, made of what was before and what is true now. */
    ContentId changing(Supplier<ContentId> event, BinaryOperator<Intervention> believed) {
        Seq<Intervention> before = everything();
        ContentId content = event.get();
        before.forEach(one -> truth(one.id())
                .filter(truth -> !truth.equals(one))
                .forEach(truth -> believe(truth, believed.apply(one, truth))));
        return content;
    }

    /** The interventions that are in the world but not shown. */
    Set<InterventionId> hidden() {
        return hidden;
    }

    /** What customers wrote. */
    Set<ContentId> messages() {
        return messages;
    }

    /** What agents wrote, and under which intervention. */
    Map<ContentId, InterventionId> replies() {
        return replies;
    }

    // ---- what happens at the same time ----

    /** The locks that are held now. */
    Map<InterventionId, HeldLock> locks() {
        return locks;
    }

    /** Of which interventions a lock has been held. */
    Set<InterventionId> onceLocked() {
        return onceLocked;
    }

    /** Waits briefly for another thread to arrive here; not on the thread that arranges the test. */
    void meet() {
        if (Thread.currentThread() == arranging) {
            return;
        }
        try {
            crossing.exchange(true, LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // No other thread arrived.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets others run for a moment, if there may be any. */
    void pause() {
        if (Thread.currentThread() != arranging) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits until something has happened, but not for long, and not on the thread that arranges everything. */
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
        while (Thread.currentThread() != arranging && !condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.yield();
        }
    }
}
