package dev.interventions.bulk.journal;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.Locale;

/** What a run does with an item, after what the journal says about it. */
public enum NextStep {
    /** Nothing: it is finished, or this run has begun it already. */
    SKIP,
    /** Call the operation. */
    CALL,
    /** Read before calling the operation: that may have happened. */
    LOOK_UP;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Option<NextStep> parse(String text) {
        return List.of(values()).find(step -> step.text().equals(text));
    }
}
