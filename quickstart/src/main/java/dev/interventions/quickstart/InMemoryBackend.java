package dev.interventions.quickstart;

import dev.interventions.port.Interventions;
import io.vavr.control.Option;

/** The in-memory adapter: the same rules, no network. */
final class InMemoryBackend implements Backend {

    private final ScenarioData scenery = new ScenarioData();

    @Override
    public String title() {
        return "in memory";
    }

    @Override
    public Interventions interventions() {
        return scenery.world().as(scenery.agent());
    }

    @Override
    public Option<ScenarioOutline> plot() {
        return Option.some(scenery.plot());
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
