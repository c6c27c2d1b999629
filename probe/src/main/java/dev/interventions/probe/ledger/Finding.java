package dev.interventions.probe.ledger;

import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * The conclusion of one check.
 *
 * @param check the name of the check
 * @param rule the id of the rule in {@code docs/rules.md}
 * @param claim the check's claim about the service
 * @param conclusion the conclusion
 * @param date when it was reached
 * @param seen what the check saw, or why it couldn't check
 * @param observations the responses that it is based on
 */
public record Finding(
        String check,
        String rule,
        String claim,
        Conclusion conclusion,
        Instant date,
        String seen,
        Vector<Observation> observations) {

    /** Whether the conclusion is that the rule holds. */
    public boolean isProven() {
        return conclusion == Conclusion.PROVEN;
    }

    /** Whether the conclusion is that the rule doesn't hold. */
    public boolean isContradicted() {
        return conclusion == Conclusion.CONTRADICTED;
    }
}
