package dev.interventions.probe.ledger;

import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * The verdict of one check.
 *
 * @param check the name of the check
 * @param rule the id of the rule in {@code docs/rules.md}
 * @param claim what exactly the check looks for
 * @param verdict the verdict
 * @param date when it was reached
 * @param seen what was seen, or why nothing could be
 * @param observations the responses that it rests on
 */
public record Finding(
        String check,
        String rule,
        String claim,
        Verdict verdict,
        Instant date,
        String seen,
        Vector<Observation> observations) {

    /** Whether the verdict is that the rule holds. */
    public boolean isProven() {
        return verdict == Verdict.PROVEN;
    }

    /** Whether the verdict is that the rule doesn't hold. */
    public boolean isContradicted() {
        return verdict == Verdict.CONTRADICTED;
    }
}
