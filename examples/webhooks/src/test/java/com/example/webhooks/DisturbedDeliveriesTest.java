package com.example.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.delivery.DeliveryAttempt;
import dev.interventions.emulator.delivery.DeliveryFault;
import dev.interventions.feed.Change;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.ChangeBatch.Phase;
import dev.interventions.feed.Feed;
import dev.interventions.feed.InMemoryCopy;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.webhooks.EventDispatcher;
import dev.interventions.webhooks.InterventionHint;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.server.WebhookHttpHandler;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.InMemoryEventStore;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An account whose deliveries are doubled, shuffled, delayed and lost, and a host's copy of it. */
@Timeout(120)
class DisturbedDeliveriesTest {

    private static final int DELAYED = 4;
    private static final int LOST = 6;
    private static final Duration DELAY = Duration.ofMinutes(10);

    private final World world = World.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final SourceId source = world.source();
    private final ThreadId thread = world.thread(source);
    private final UserId agent = world.agent(source);
    private final EventStore store = InMemoryEventStore.create();
    private final InMemoryCopy copy = InMemoryCopy.empty();

    @AutoClose
    private final EngageEmulator emulator =
            // An attempt that takes too long would be repeated only when the emulated clock moves.
            EngageEmulator.start(world, EmulatorSettings.defaults().withWebhookTimeout(Duration.ofMinutes(1)));

    @AutoClose
    private final EngageClient client = EngageClient.connect(
            HttpSettings.of(emulator.baseUri(), () -> emulator.tokenOf(agent)).withBudget(RequestBudget.unlimited()));

    private final Interventions interventions = client.interventions();

    @AutoClose("stop")
    private final HostEndpoint endpoint = new HostEndpoint(store);

    /** Each change is a delivery. */
    private int changes;

    @BeforeEach
    void register() {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        emulator.webhooks().register(endpoint.address(), Receiver.SECRET);
    }

    @Test
    void doubled_shuffled_and_delayed_deliveries_leave_the_copy_equal_to_the_account() throws Exception {
        emulator.webhooks().plan(DeliveryFault.duplicate(6));
        emulator.webhooks().plan(DeliveryFault.shuffle(1, 8));
        emulator.webhooks().plan(DeliveryFault.delay(DELAY, DELAYED));

        List<InterventionId> opened = open(12);
        closeAndCancel(opened);
        awaitEnded(changes - DELAYED);
        world.advance(DELAY);
        awaitEnded(changes);
        dispatch();

        assertThat(copy.interventions()).isEqualTo(account()).hasSize(8);
    }

    @Test
    void the_feed_finds_what_lost_deliveries_would_have_reported() throws Exception {
        List<InterventionId> opened = open(12);
        awaitEnded(changes);
        dispatch();
        emulator.webhooks().plan(DeliveryFault.lose(LOST));
        closeAndCancel(opened);
        open(2);
        awaitEnded(changes);
        dispatch();

        assertThat(copy.interventions()).isNotEqualTo(account());
        for (Either<InterventionError, ChangeBatch> batch :
                Feed.over(interventions).knowing(copy).changes(copy.position())) {
            copy.store(batch.get());
        }
        assertThat(copy.interventions()).isEqualTo(account());
    }

    private List<InterventionId> open(int number) {
        return List.range(0, number).map(index -> {
            changes++;
            world.advance(Duration.ofSeconds(1));
            return interventions
                    .create(world.customerMessage(thread, world.customer()))
                    .get()
                    .id();
        });
    }

    /** Closes four and cancels four others. */
    private void closeAndCancel(List<InterventionId> opened) {
        opened.take(4).forEach(id -> {
            world.agentReply(agent, id);
            interventions.close(id).get();
            changes++;
        });
        opened.drop(4).take(4).forEach(id -> {
            interventions.cancel(id).get();
            changes++;
        });
    }

    /** Waits until so many deliveries are acknowledged or lost. */
    private void awaitEnded(int deliveries) {
        while (emulator.webhooks()
                        .attempts()
                        .filter(attempt -> attempt.isAcknowledged() || attempt.isLost())
                        .map(DeliveryAttempt::deliveryId)
                        .distinct()
                        .size()
                < deliveries) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private void dispatch() throws InterruptedException {
        EventDispatcher.of(store, interventions, this::refresh).dispatchDue().get();
    }

    private void refresh(InterventionHint hint) {
        Change change = hint.current()
                .<Change>fold(gone -> new Change.Gone(hint.id()), now -> new Change.Seen(now, Change.Kind.CHANGED));
        copy.store(new ChangeBatch(List.of(change), copy.position(), Phase.HINTS, 0, List.empty(), HashSet.empty()));
    }

    private Map<InterventionId, Intervention> account() {
        return HashMap.ofEntries(List.ofAll(interventions.walk(InterventionQuery.all()))
                .flatMap(page -> page.get().records())
                .map(intervention -> Tuple.of(intervention.id(), intervention)));
    }

    /** The host's server, which receives the deliveries. */
    private static final class HostEndpoint {

        private final HttpServer server;

        HostEndpoint(EventStore store) {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
            server.createContext(
                    "/", new WebhookHttpHandler(WebhookReceiver.of(store, WebhookSecrets.of(Receiver.SECRET))));
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        void stop() {
            server.stop(0);
        }
    }
}
