package dev.interventions.tck.sequence;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.tck.comparison.UnknownIds;
import dev.interventions.tck.model.Model;

/** The environment and the model between two steps. */
record RunState(RunEnvironment environment, Model model) {

    ContentId content(int number) {
        return environment.content(number).getOrElse(UnknownIds.CONTENT);
    }

    /** The intervention that the content of this number belongs to. */
    InterventionId intervention(int number) {
        return environment.content(number).map(model::interventionOf).getOrElse(UnknownIds.INTERVENTION);
    }

    String named(int number) {
        InterventionId id = intervention(number);
        return id.equals(UnknownIds.INTERVENTION) ? "an intervention that doesn't exist" : id.value();
    }
}
