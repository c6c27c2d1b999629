package dev.interventions.feed;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** An account that is changed randomly. Its clock moves slowly, so that many changes are in one second. */
final class RandomAccount {

    private static final Instant START = Instant.parse("2024-05-21T12:00:00Z");
    private static final int CUSTOMERS = 8;

    private final Random random;
    private final World world = World.startingAt(START, Ids.PREDICTABLE);
    private final List<SourceId> sources = List.of(world.source(), world.source(), world.source());
    private final List<ThreadId> threads = sources.stream().map(world::thread).toList();
    private final List<IdentityId> customers = new ArrayList<>();
    private final UserId agent = world.agent(sources.toArray(SourceId[]::new));
    private final UserId colleague = world.agent(sources.toArray(SourceId[]::new));
    private final UserId reader = world.agent(sources.toArray(SourceId[]::new));
    private final Interventions desk;
    private final List<InterventionId> opened = new ArrayList<>();
    private Consumer<InterventionId> webhook = id -> {};

    RandomAccount(Random random) {
        this.random = random;
        this.desk = world.as(agent);
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            customers.add(world.customer());
        }
    }

    /** As the feed sees it. */
    Interventions seenByReader() {
        return world.as(reader);
    }

    World world() {
        return world;
    }

    void notifying(Consumer<InterventionId> newWebhook) {
        webhook = newWebhook;
    }

    /** A change that moves {@code updated_at}, or an intervention that is opened or cancelled; or time passes. */
    void changeRandomly() {
        int choice = random.nextInt(20);
        if (choice < 5 || opened.isEmpty()) {
            open();
        } else if (choice < 9) {
            cancel(anIntervention());
        } else if (choice < 12) {
            desk.categorize(anIntervention(), HashSet.of(CategoryId.of("c" + random.nextInt(2))));
        } else if (choice < 13) {
            desk.updateCustomField(anIntervention(), "f", CustomFieldValue.of(random.nextInt(2)));
        } else if (choice < 14) {
            desk.reassign(anIntervention(), random.nextBoolean() ? agent : colleague);
        } else if (choice < 16) {
            reply(anIntervention());
        } else if (choice < 18) {
            desk.close(anIntervention());
        } else {
            world.advance(Duration.ofSeconds(random.nextInt(10) == 0 ? 30 + random.nextInt(200) : random.nextInt(3)));
        }
    }

    /** A change that leaves {@code updated_at} as it is: a source is no longer read or read again, or a deferral ends, or a group changes. */
    void changeSilently() {
        SourceId source = sources.get(random.nextInt(sources.size()));
        switch (random.nextInt(4)) {
            case 0 -> world.hide(reader, source);
            case 1 -> world.letRead(reader, source);
            case 2 -> world.ungroup(aCustomer());
            default -> deferShortly(anIntervention());
        }
    }

    void readAll() {
        sources.forEach(source -> world.letRead(reader, source));
    }

    /** Also reopens, if the customer's intervention is closed. */
    void open() {
        ContentId message = world.customerMessage(threads.get(random.nextInt(threads.size())), aCustomer());
        desk.create(message).peek(intervention -> opened.add(intervention.id()));
    }

    void openAsNewCustomer() {
        IdentityId customer = world.customer();
        ContentId message = world.customerMessage(threads.get(0), customer);
        desk.create(message).peek(intervention -> opened.add(intervention.id()));
    }

    private void cancel(InterventionId id) {
        desk.cancel(id).peek(cancelled -> {
            opened.remove(id);
            webhook.accept(id);
        });
    }

    private void reply(InterventionId id) {
        if (!desk.get(id).get().isClosed()) {
            world.agentReply(agent, id);
        }
    }

    private void deferShortly(InterventionId id) {
        if (!opened.isEmpty() && !desk.get(id).get().isClosed()) {
            world.defer(id, world.now().plusSeconds(1 + random.nextInt(5)));
        }
    }

    private IdentityId aCustomer() {
        return customers.get(random.nextInt(customers.size()));
    }

    private InterventionId anIntervention() {
        // Late ones are changed more often, since early ones are soon closed or answered.
        int size = opened.size();
        return size == 0 ? InterventionId.of("none") : opened.get(Math.max(random.nextInt(size), random.nextInt(size)));
    }
}
