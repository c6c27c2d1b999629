package dev.interventions.cli.account;

import dev.interventions.domain.Actor;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Twelve weeks of three agents' work, and what follows, the same each time: what happens is decided by random numbers with a fixed seed.
 */
final class DemoWorld {

    static final UserId ACTING = UserId.of("susan");

    private static final Instant END = Instant.parse("2024-05-21T09:00:00Z");
    private static final Duration SPAN = Duration.ofDays(84);
    private static final int BEFORE = 240;
    private static final int AFTER = 600;
    private static final Vector<UserId> AGENTS = Vector.of(UserId.of("alice"), UserId.of("bob"), ACTING);
    private static final Vector<SourceId> SOURCES = Vector.of(SourceId.of("shop-chat"), SourceId.of("press-mail"));
    private static final Vector<CategoryId> CATEGORIES =
            Vector.of("delivery", "refund", "product", "account", "praise").map(CategoryId::of);

    private record Event(Instant at, int order, Runnable effect) {}

    private final Random random = new Random(4711);
    private final World world = World.startingAt(END.minus(SPAN), Ids.PREDICTABLE);
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingInt(Event::order));
    private int order;

    DemoWorld() {
        SOURCES.forEach(world::addSource);
        AGENTS.forEach(agent -> world.addAgent(Actor.of(agent)
                .withPermissions(Permission.UPDATE_OWN_INTERVENTION)
                .reading(SOURCES.get(0), SOURCES.get(1))));
        world.permit(ACTING, Permission.UPDATE_INTERVENTION, Permission.IMPERSONATE_USER);
        customersWrite(1, BEFORE);
        play(SPAN);
        customersWrite(BEFORE + 1, AFTER);
    }

    World world() {
        return world;
    }

    /** Lets time pass, with what happens in it. */
    void play(Duration time) {
        Instant end = world.now().plus(time);
        while (!events.isEmpty() && events.peek().at().isBefore(end)) {
            Event event = events.remove();
            world.advance(Duration.between(world.now(), event.at()));
            event.effect().run();
        }
        world.advance(Duration.between(world.now(), end));
    }

    private void customersWrite(int first, int number) {
        for (int customer = first; customer < first + number; customer++) {
            int next = customer;
            at(world.now().plus(SPAN).minus(within(SPAN)), () -> open(next));
        }
    }

    private void open(int number) {
        SourceId source = SOURCES.get(random.nextInt(4) == 0 ? 1 : 0);
        ThreadId thread = ThreadId.of("thread-" + number);
        IdentityId customer = IdentityId.of("customer-" + number);
        world.addThread(thread, source);
        world.addCustomer(customer, Option.none());
        UserId owner = AGENTS.get(Math.min(random.nextInt(5), 2));
        InterventionId id = world.as(owner)
                .create(world.customerMessage(thread, customer))
                .get()
                .id();
        if (random.nextInt(3) > 0) {
            world.as(owner).categorize(id, CATEGORIES.get(random.nextInt(CATEGORIES.length())));
        }
        if (random.nextInt(8) > 0) {
            after(delay(Duration.ofMinutes(20)), () -> reply(owner, id));
        }
    }

    private void reply(UserId agent, InterventionId id) {
        world.agentReply(agent, id);
        switch (random.nextInt(10)) {
            case 0 -> {}
            case 1 -> world.defer(id, world.now().plus(within(Duration.ofDays(30))));
            case 2, 3 -> after(delay(Duration.ofHours(3)), () -> reply(agent, id));
            default -> after(delay(Duration.ofHours(9)), () -> world.as(agent).close(id));
        }
    }

    private void after(Duration delay, Runnable effect) {
        at(world.now().plus(delay), effect);
    }

    private void at(Instant moment, Runnable effect) {
        events.add(new Event(moment, order++, effect));
    }

    /** Often about this, seldom much longer. */
    private Duration delay(Duration median) {
        return Duration.ofSeconds((long) (median.toSeconds() * StrictMath.exp(1.6 * random.nextGaussian())) + 1);
    }

    private Duration within(Duration most) {
        return Duration.ofSeconds((long) (most.toSeconds() * random.nextDouble()) + 1);
    }
}
