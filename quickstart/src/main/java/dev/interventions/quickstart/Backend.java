package dev.interventions.quickstart;

import dev.interventions.port.Interventions;
import io.vavr.control.Option;

/** Where the scenario runs. */
interface Backend extends AutoCloseable {

    /** A description of this backend to print. */
    String title();

    /** The interventions as the scenario's agent sees them. */
    Interventions interventions();

    /** What the scenario needs to write; if absent, it only reads. */
    Option<ScenarioOutline> outline();

    @Override
    void close();
}
