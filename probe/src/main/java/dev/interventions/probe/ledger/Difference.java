package dev.interventions.probe.ledger;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A check whose conclusion differs between two ledgers.
 *
 * @param check the name of the check
 * @param rule the id of its rule
 * @param before the finding of the older ledger, if it has one
 * @param after the finding of the newer ledger, if it has one
 */
public record Difference(String check, String rule, Option<Finding> before, Option<Finding> after) {

    /** The differences between two ledgers, in the order of the later ledger's checks. */
    public static Vector<Difference> between(Ledger before, Ledger after) {
        return after.findings()
                .appendAll(before.findings())
                .distinctBy(Finding::check)
                .map(one -> new Difference(one.check(), one.rule(), before.of(one.check()), after.of(one.check())))
                .filter(one -> !one.before()
                        .map(Finding::conclusion)
                        .equals(one.after().map(Finding::conclusion)));
    }

    /** Whether the check was proven and isn't now, or is contradicted and wasn't before. */
    public boolean isRegression() {
        return before.exists(Finding::isProven) || after.exists(Finding::isContradicted);
    }

    /** Such as {@code regressed  CLOSE-5 close-date: proven, now contradicted: …}. */
    @Override
    public String toString() {
        return (isRegression() ? "regressed  " : "changed    ") + rule + " " + check + ": " + word(before) + ", now "
                + word(after) + after.map(finding -> ": " + finding.seen()).getOrElse("");
    }

    private static String word(Option<Finding> finding) {
        return finding.map(one -> one.conclusion().word()).getOrElse("not in the ledger");
    }
}
