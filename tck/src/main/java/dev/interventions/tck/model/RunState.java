package dev.interventions.tck.model;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.tck.comparison.UnknownIds;

/** The stage at a point of the story, with the model of what is there. */
record RunState(RunEnvironment stage, Model model) {

    ContentId content(int number) {
        return stage.content(number).getOrElse(UnknownIds.CONTENT);
    }

    /** The intervention that is told of by the number of one of its contents. */
    InterventionId intervention(int number) {
        return stage.content(number).map(model::engaging).getOrElse(UnknownIds.INTERVENTION);
    }

    String named(int number) {
        InterventionId id = intervention(number);
        return id.equals(UnknownIds.INTERVENTION) ? "an intervention that doesn't exist" : id.value();
    }
}
