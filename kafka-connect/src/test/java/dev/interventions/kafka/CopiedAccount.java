package dev.interventions.kafka;

import dev.interventions.domain.ContentId;
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
import dev.interventions.port.WalkedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** An account behind an emulator, and the configuration of a task that copies it. */
final class CopiedAccount implements AutoCloseable {

    static final String NAME = "north";
    static final String TOPIC = "interventions.north";

    private final World world = World.startingAt(Instant.parse("2024-05-06T07:08:09Z"), Ids.RANDOM);
    private final EngageEmulator emulator =
            EngageEmulator.start(world, EmulatorSettings.defaults().withRequestsPerMinute(100_000));
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);

    CopiedAccount(int interventions) {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        for (int number = 0; number < interventions; number++) {
            open();
        }
    }

    World world() {
        return world;
    }

    Interventions interventions() {
        return world.as(agent);
    }

    String token() {
        return emulator.tokenOf(agent);
    }

    InterventionId open() {
        world.advance(Duration.ofSeconds(1));
        ContentId message = world.customerMessage(world.thread(source), world.customer());
        return interventions().create(message).get().id();
    }

    /** An agent's reply, without which an intervention can't be closed. */
    void reply(InterventionId id) {
        world.advance(Duration.ofSeconds(1));
        world.agentReply(agent, id);
    }

    void close(InterventionId id) {
        world.advance(Duration.ofSeconds(1));
        interventions().close(id).get();
    }

    List<Intervention> all() {
        List<Intervention> all = new ArrayList<>();
        interventions()
                .walk(InterventionQuery.all())
                .forEach(page -> page.map(WalkedPage::records).get().forEach(all::add));
        return all;
    }

    /** The expected values of the compacted topic. The emulator adds a description to the state. */
    Map<String, Struct> expected() {
        Map<String, Struct> expected = new HashMap<>();
        all().forEach(each -> expected.put(
                each.id().value(),
                InterventionSchema.struct(each).put("status", each.isClosed() ? "Closed" : "Opened")));
        return expected;
    }

    Map<String, String> connectorProperties() {
        return connectorProperties(NAME);
    }

    Map<String, String> connectorProperties(String name) {
        return new HashMap<>(Map.of(
                "accounts",
                name,
                "account." + name + ".base.uri",
                emulator.baseUri().toString(),
                "account." + name + ".token",
                emulator.tokenOf(agent),
                "topic",
                TOPIC,
                "poll.interval.ms",
                "100",
                "requests.per.minute",
                "100000",
                "topic.consumer.bootstrap.servers",
                "localhost:1",
                "key.converter",
                "org.apache.kafka.connect.storage.StringConverter"));
    }

    @Override
    public void close() {
        emulator.close();
    }
}
