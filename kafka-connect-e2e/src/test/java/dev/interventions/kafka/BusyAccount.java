package dev.interventions.kafka;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An account behind an emulator, in which writers open, close, recategorize, change and cancel interventions. */
final class BusyAccount implements AutoCloseable {

    private static final int REQUESTS_PER_MINUTE = 1_000_000;
    private static final int WRITERS = 4;
    private static final long MILLIS_BETWEEN_WRITES = 20;

    private final World world = World.onClock(Clock.systemUTC(), Ids.RANDOM);
    private final EngageEmulator emulator =
            EngageEmulator.start(world, EmulatorSettings.defaults().withRequestsPerMinute(REQUESTS_PER_MINUTE));
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final List<InterventionId> ids = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService writers = Executors.newScheduledThreadPool(WRITERS);

    BusyAccount(int interventions) {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        for (int number = 0; number < interventions; number++) {
            ids.add(open());
        }
    }

    private Interventions interventions() {
        return world.as(agent);
    }

    private InterventionId open() {
        ContentId message = world.customerMessage(world.thread(source), world.customer());
        return interventions().create(message).get().id();
    }

    /** One that was opened an hour after all others. */
    InterventionId openAnHourLater() {
        world.advance(Duration.ofHours(1));
        return open();
    }

    void startWriting(long seed) {
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(seed + writer);
            writers.scheduleAtFixedRate(() -> write(random), 0, MILLIS_BETWEEN_WRITES, TimeUnit.MILLISECONDS);
        }
    }

    /** Writes at random. A refused write, such as closing a closed intervention, changes nothing. */
    private void write(Random random) {
        InterventionId id = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(5)) {
            case 0 -> ids.add(open());
            case 1 -> interventions().cancel(id);
            case 2 -> interventions().categorize(id, CategoryId.of("category-" + random.nextInt(9)));
            case 3 ->
                interventions()
                        .updateCustomFields(
                                id, io.vavr.collection.HashMap.of("round", CustomFieldValue.of(random.nextInt(1_000))));
            default -> reply(id);
        }
    }

    private void reply(InterventionId id) {
        if (interventions().get(id).exists(found -> !found.isClosed())) {
            world.agentReply(agent, id);
            interventions().close(id);
        }
    }

    void stopWriting() throws InterruptedException {
        writers.shutdown();
        if (!writers.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the writers don't end");
        }
    }

    String token() {
        return emulator.tokenOf(agent);
    }

    /** The connector's configuration, with the token in another file. */
    Map<String, String> connector(String brokers, String secrets) {
        Map<String, String> connector = new HashMap<>(Map.of(
                "name", "interventions",
                "connector.class", "dev.interventions.kafka.InterventionsSourceConnector",
                "accounts", "north",
                "account.north.base.uri", emulator.baseUri().toString(),
                "account.north.token", "${file:" + secrets + ":token}",
                "topic", "interventions",
                "poll.interval.ms", "200",
                "overlap.ms", "2000",
                "requests.per.minute", "100000"));
        connector.putAll(Map.of(
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "topic.consumer.bootstrap.servers", brokers,
                "topic.creation.default.replication.factor", "1",
                "topic.creation.default.partitions", "3",
                "topic.creation.default.cleanup.policy", "compact"));
        return connector;
    }

    /** The expected values of the compacted topic. The emulator adds a description to the state. */
    Map<String, Map<String, Object>> expected() {
        Map<String, Map<String, Object>> expected = new HashMap<>();
        interventions()
                .walk(InterventionQuery.all())
                .forEach(page -> page.get()
                        .records()
                        .forEach(each -> expected.put(each.id().value(), fields(each))));
        return expected;
    }

    private static Map<String, Object> fields(Intervention intervention) {
        return TopicView.fields(
                InterventionSchema.struct(intervention).put("status", intervention.isClosed() ? "Closed" : "Opened"));
    }

    @Override
    public void close() {
        writers.shutdownNow();
        emulator.close();
    }
}
