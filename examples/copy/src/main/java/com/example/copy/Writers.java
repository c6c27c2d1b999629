package com.example.copy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Threads that open, answer, close, recategorize, reopen and cancel interventions. */
final class Writers implements AutoCloseable {

    private static final int PAUSE_MILLIS = 100;
    private static final int RECENT = 50;

    private final World world;
    private final ThreadId thread;
    private final UserId agent;
    private final Interventions interventions;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, LongAdder> succeeded = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    Writers(World world, ThreadId thread, UserId agent, Interventions interventions) {
        this.world = world;
        this.thread = thread;
        this.agent = agent;
        this.interventions = interventions;
    }

    void start(int number) {
        for (int writer = 0; writer < number; writer++) {
            Random random = new Random(writer);
            Thread writing = new Thread(() -> write(random), "writer-" + writer);
            writing.setDaemon(true);
            threads.add(writing);
            writing.start();
        }
    }

    /** Ends the writers, and returns how many writes of each kind have succeeded, as text. */
    String stop() {
        stopped = true;
        for (Thread writing : threads) {
            try {
                writing.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        StringBuilder done = new StringBuilder();
        new TreeMap<>(succeeded)
                .forEach((name, number) -> done.append(done.isEmpty() ? "" : ", ")
                        .append(number)
                        .append(' ')
                        .append(name));
        return done.toString();
    }

    @Override
    public void close() {
        stop();
    }

    private void write(Random random) {
        List<InterventionId> own = new ArrayList<>();
        while (!stopped) {
            change(random, own);
            try {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(2 * PAUSE_MILLIS));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void change(Random random, List<InterventionId> own) {
        int choice = random.nextInt(10);
        if (choice < 3 || own.isEmpty()) {
            count("opened", interventions.create(world.customerMessage(thread, world.customer())))
                    .peek(opened -> own.add(opened.id()));
        } else if (choice < 5) {
            InterventionId id = random.nextBoolean() ? own.get(random.nextInt(own.size())) : any(random);
            count("cancelled", interventions.cancel(id)).peek(cancelled -> own.remove(id));
        } else if (choice < 7) {
            close(random.nextBoolean() ? own.get(random.nextInt(own.size())) : any(random));
        } else {
            InterventionId id = random.nextBoolean() ? own.get(random.nextInt(own.size())) : any(random);
            count("recategorized", interventions.categorize(id, HashSet.of(CategoryId.of("c" + random.nextInt(5)))));
        }
        if (own.size() > RECENT) {
            own.remove(0);
        }
    }

    private void close(InterventionId id) {
        try {
            world.agentReply(agent, id);
        } catch (IllegalArgumentException closedOrCancelled) {
            // Another writer was faster; then closing is refused too.
        }
        count("closed", interventions.close(id));
    }

    /** A random intervention of the whole account. */
    private InterventionId any(Random random) {
        long size = world.as(agent)
                .list(InterventionQuery.all(), PageRequest.of(0, 1))
                .get()
                .count();
        return world.as(agent)
                .list(InterventionQuery.all(), PageRequest.of((long) (random.nextDouble() * size), 1))
                .get()
                .records()
                .headOption()
                .map(Intervention::id)
                .getOrElse(InterventionId.of("none"));
    }

    private <E, T> Either<E, T> count(String name, Either<E, T> outcome) {
        return outcome.peek(success ->
                succeeded.computeIfAbsent(name, key -> new LongAdder()).increment());
    }
}
