package dev.interventions.tck;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;

/** The stage at a point of the story, with the model of what is there. */
record Scene(Stage stage, Model model) {

    ContentId content(int number) {
        return stage.content(number).getOrElse(Unknown.CONTENT);
    }

    /** The intervention that is told of by the number of one of its contents. */
    InterventionId intervention(int number) {
        return stage.content(number).map(model::engaging).getOrElse(Unknown.INTERVENTION);
    }

    String named(int number) {
        InterventionId id = intervention(number);
        return id.equals(Unknown.INTERVENTION) ? "an intervention that doesn't exist" : id.value();
    }
}
