package dev.interventions.cli.output;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Option;

/** How the tiers of errors are named. */
public final class Tier {

    private Tier() {}

    /** For programs. */
    public static String name(Option<InterventionError> error) {
        return error.map(some ->
                        some.fold(refused -> "refused", unavailable -> "unavailable", unknown -> "effect_unknown"))
                .getOrElse("succeeded");
    }

    /** What happened, and what that means for the user. */
    public static String sentence(InterventionError error) {
        return error.fold(
                refused -> "refused, nothing changed: " + refused.message(),
                unavailable -> "unavailable, nothing changed, it may be tried again: " + unavailable.message(),
                // Its message says it.
                unknown -> unknown.message());
    }
}
