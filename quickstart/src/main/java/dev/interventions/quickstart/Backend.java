package dev.interventions.quickstart;

import dev.interventions.port.Interventions;
import io.vavr.control.Option;

/** Where the story is told. */
interface Backend extends AutoCloseable {

    /** Where this is, in words. */
    String title();

    /** The interventions as the story's agent sees them. */
    Interventions interventions();

    /** What is needed to change something; without it, the story only reads. */
    Option<ScenarioOutline> plot();

    @Override
    void close();
}
