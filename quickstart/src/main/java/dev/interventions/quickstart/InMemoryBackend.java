package dev.interventions.quickstart;

import dev.interventions.port.Interventions;
import io.vavr.control.Option;

/** The in-memory adapter: the same rules, no network. */
final class InMemoryBackend implements Backend {

    private final ScenarioData data = new ScenarioData();

    @Override
    public String title() {
        return "in memory";
    }

    @Override
    public Interventions interventions() {
        return data.world().as(data.agent());
    }

    @Override
    public Option<ScenarioOutline> outline() {
        return Option.some(data.outline());
    }

    @Override
    public void close() {
        // There is nothing to release.
    }
}
