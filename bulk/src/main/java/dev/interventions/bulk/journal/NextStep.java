package dev.interventions.bulk.journal;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.Locale;

/** The next step of a run for an item, according to the journal. */
public enum NextStep {
    /** Skip the item: it is finished, or this run has begun it already. */
    SKIP,
    /** Call the operation. */
    CALL,
    /** Read the item before calling the operation: an earlier call may have had an effect. */
    LOOK_UP;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Option<NextStep> parse(String text) {
        return List.of(values()).find(step -> step.text().equals(text));
    }
}
