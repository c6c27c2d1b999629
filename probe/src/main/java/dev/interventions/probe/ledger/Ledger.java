package dev.interventions.probe.ledger;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The findings of one run of the probe, without any value of the account.
 *
 * @param suite the version of the probe
 * @param started when the run began
 * @param requests how many requests it sent
 * @param surprise what ended the run early, or none if it was complete
 * @param left the changes in the account that the run didn't undo, in words
 * @param findings one for each check
 */
public record Ledger(
        String suite,
        Instant started,
        int requests,
        Option<String> surprise,
        Vector<String> left,
        Vector<Finding> findings) {

    /** The finding of this check, or none if the ledger doesn't have the check. */
    public Option<Finding> of(String check) {
        return findings.find(finding -> finding.check().equals(check));
    }

    /** How many findings have this conclusion. */
    public int count(Conclusion conclusion) {
        return findings.count(finding -> finding.conclusion() == conclusion);
    }
}
