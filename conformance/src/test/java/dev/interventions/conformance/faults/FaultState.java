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
import dev.interventions.port.Comments;
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

/** The state that all adapters of one test share: the world, which is correct, and the interventions that faults show differently. */
final class FaultState {

    private static final int MAX_WAIT_MILLIS = 50;
    private static final int PAUSE_NANOS = 200_000;

    private final World world;
    private final UserId unrestricted;
    private final Map<Intervention, Intervention> overrides = new ConcurrentHashMap<>();
    private final Set<InterventionId> hidden = ConcurrentHashMap.newKeySet();
    private final Set<ContentId> messages = ConcurrentHashMap.newKeySet();
    private final Map<ContentId, InterventionId> replies = new ConcurrentHashMap<>();
    private final Map<InterventionId, HeldLock> locks = new ConcurrentHashMap<>();
    private final Set<InterventionId> onceLocked = ConcurrentHashMap.newKeySet();
    private final Exchanger<Boolean> crossing = new Exchanger<>();
    private final Thread arranging = Thread.currentThread();

    FaultState(World world) {
        this.world = world;
        unrestricted = world.agent();
        world.permit(
                unrestricted,
                Permission.UPDATE_INTERVENTION,
                Permission.IMPERSONATE_USER,
                Permission.MANAGE_API_ACCESS_TOKENS);
    }

    World world() {
        return world;
    }

    /** The adapter of an agent with all permissions, who reads all sources. */
    Interventions unrestricted() {
        return world.as(unrestricted);
    }

    UserId unrestrictedUser() {
        return unrestricted;
    }

    Comments unrestrictedComments() {
        return world.comments(unrestricted);
    }

    void letUnrestrictedRead(SourceId source) {
        world.letRead(unrestricted, source);
    }

    // ---- stored interventions, and those that are shown instead ----

    Option<Intervention> truth(InterventionId id) {
        return unrestricted().get(id).toOption();
    }

    Option<Intervention> find(InterventionId id) {
        return truth(id).map(this::overridden);
    }

    /** All interventions, as they are shown. */
    Seq<Intervention> everything() {
        return unrestricted()
                .list(InterventionQuery.all(), PageRequest.of(0, PageRequest.MAX_LIMIT))
                .get()
                .records()
                .map(this::overridden);
    }

    Intervention overridden(Intervention truth) {
        return overrides.getOrDefault(truth, truth);
    }

    void override(Intervention truth, Intervention overridden) {
        overrides.put(truth, overridden);
    }

    /** Runs the event, and shows each intervention that it changes as this function makes it from the ones before and after. */
    ContentId changing(Supplier<ContentId> event, BinaryOperator<Intervention> overridden) {
        Seq<Intervention> before = everything();
        ContentId content = event.get();
        before.forEach(one -> truth(one.id())
                .filter(truth -> !truth.equals(one))
                .forEach(truth -> override(truth, overridden.apply(one, truth))));
        return content;
    }

    /** The interventions that are in the world but not shown. */
    Set<InterventionId> hidden() {
        return hidden;
    }

    /** The customers' messages. */
    Set<ContentId> messages() {
        return messages;
    }

    /** The agents' replies, each with its intervention. */
    Map<ContentId, InterventionId> replies() {
        return replies;
    }

    // ---- concurrent calls ----

    /** The locks that are held now. */
    Map<InterventionId, HeldLock> locks() {
        return locks;
    }

    /** The interventions whose lock has ever been held. */
    Set<InterventionId> onceLocked() {
        return onceLocked;
    }

    /** Waits briefly for another thread to arrive here, except on the thread that sets the test up. */
    void meet() {
        if (Thread.currentThread() == arranging) {
            return;
        }
        try {
            crossing.exchange(true, MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // No other thread arrived.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets other threads run, except on the thread that sets the test up. */
    void pause() {
        if (Thread.currentThread() != arranging) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits briefly for the condition, except on the thread that sets the test up. */
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MAX_WAIT_MILLIS);
        while (Thread.currentThread() != arranging && !condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.yield();
        }
    }
}
