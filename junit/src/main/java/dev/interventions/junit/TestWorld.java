package dev.interventions.junit;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The world of one test, with its agents, its emulator and its journal. JUnit closes it after the test. */
@SuppressWarnings("deprecation") // Before 5.13, JUnit closes no AutoCloseable; later, it warns of what isn't one.
final class TestWorld implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final World world;
    private final SourceId source;
    private final EmulatorSettings emulatorSettings;
    private final CallJournal calls = new CallJournal();
    private Option<EngageEmulator> emulator = Option.none();

    TestWorld(World world, EmulatorSettings emulatorSettings) {
        this.world = world;
        this.source = world.source();
        this.emulatorSettings = emulatorSettings;
    }

    World world() {
        return world;
    }

    SourceId source() {
        return source;
    }

    UserId agent(String name, Permission... permissions) {
        UserId agent = UserId.of(name);
        if (world.find(agent).isEmpty()) {
            world.addAgent(new Actor(agent, HashSet.empty(), HashSet.of(source)));
        }
        for (Permission permission : permissions) {
            world.permit(agent, permission);
        }
        return agent;
    }

    Interventions interventionsOf(UserId agent) {
        return new RecordedInterventions(world.as(agent), agent.value(), calls);
    }

    EngageEmulator emulator() {
        EngageEmulator started = emulator.getOrElse(() -> EngageEmulator.start(world, emulatorSettings));
        emulator = Option.some(started);
        return started;
    }

    /** The journal of the test, or none if the test called nothing. */
    Option<String> journal() {
        Seq<String> sections = calls.lines()
                .map(lines -> "Calls of the injected interventions:" + numbered(lines))
                .toList()
                .appendAll(emulator.map(started -> requests(started.journal())));
        return Option.when(!sections.isEmpty(), () -> sections.mkString("\n"));
    }

    private static String requests(Seq<JournalEntry> entries) {
        return entries.isEmpty()
                ? "The emulator received no request."
                : "Requests that the emulator received:" + numbered(entries.map(TestWorld::line));
    }

    private static String line(JournalEntry entry) {
        String parameters = entry.parameters()
                .map(parameter -> " " + parameter._1 + "=" + parameter._2.mkString(","))
                .mkString();
        return entry.user().map(UserId::value).getOrElse("no known user") + ": " + entry.method() + " " + entry.path()
                + parameters + ": "
                + entry.status().map(status -> "status " + status).getOrElse("no response")
                + (entry.applied() ? ", applied" : "");
    }

    private static String numbered(Seq<String> lines) {
        return lines.zipWithIndex((line, index) -> "\n  " + (index + 1) + ". " + line)
                .mkString();
    }

    @Override
    public void close() {
        emulator.forEach(EngageEmulator::close);
    }
}
