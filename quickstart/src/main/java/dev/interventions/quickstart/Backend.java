package dev.interventions.quickstart;

import dev.interventions.port.Interventions;
import io.vavr.control.Option;

/** Where the scenario runs. */
interface Backend extends AutoCloseable {

    /** A description of this backend for people. */
    String title();

    /** The interventions as the scenario's agent sees them. */
    Interventions interventions();

    /** What the scenario needs in order to write; without it, it only reads. */
    Option<ScenarioOutline> outline();

    @Override
    void close();
}
