package dev.interventions.probe.check;

import dev.interventions.probe.ledger.Conclusion;
import dev.interventions.probe.ledger.Finding;
import dev.interventions.probe.ledger.Observation;
import dev.interventions.probe.wire.Response;
import io.vavr.collection.Vector;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Collects the conclusions of a run, and the changes that it hasn't undone. If a check has several conclusions, a contradiction takes precedence
 * over a proof, and a proof over not arrangeable.
 */
final class Findings {

    private static final int REFUSED = 400;

    private final InstantSource clock;
    private final Map<Check, Finding> findings = new EnumMap<>(Check.class);
    private final Map<String, String> left = new LinkedHashMap<>();

    Findings(InstantSource clock) {
        this.clock = clock;
    }

    void proven(Check check, String seen, Response... responses) {
        add(check, Conclusion.PROVEN, seen, responses);
    }

    void contradicted(Check check, String seen, Response... responses) {
        add(check, Conclusion.CONTRADICTED, seen, responses);
    }

    void notArrangeable(Check check, String why, Response... responses) {
        add(check, Conclusion.NOT_ARRANGEABLE, why, responses);
    }

    /** Gives each of these checks that has no conclusion yet the conclusion not arrangeable. */
    void notArrangeable(Iterable<Check> checks, String why) {
        for (Check check : checks) {
            if (!findings.containsKey(check)) {
                notArrangeable(check, why);
            }
        }
    }

    /** Proves the check if this condition holds, or else contradicts it. */
    void decide(Check check, boolean holds, String ifSo, String ifNot, Response... responses) {
        add(check, holds ? Conclusion.PROVEN : Conclusion.CONTRADICTED, holds ? ifSo : ifNot, responses);
    }

    /**
     * Proves the check if the refusal has the expected status. Another refusal or a success contradicts it; any other status is a surprise.
     */
    void refusal(Check check, int expected, Response response) {
        boolean foreseen = response.isOk() || response.status() >= REFUSED;
        if (!foreseen) {
            throw response.surprise();
        }
        decide(
                check,
                response.status() == expected,
                "was answered with " + expected,
                "was answered with " + response.status() + " rather than " + expected,
                response);
    }

    /** Whether this response is a refusal; if so, it contradicts the check. */
    boolean isRefused(Check check, Response response) {
        if (response.status() >= REFUSED) {
            contradicted(check, "was refused with " + response.status(), response);
        }
        return response.status() >= REFUSED;
    }

    private void add(Check check, Conclusion conclusion, String seen, Response... responses) {
        findings.merge(
                check,
                new Finding(
                        check.label(),
                        check.rule(),
                        check.claim(),
                        conclusion,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        seen,
                        Vector.of(responses).map(Observation::of)),
                Findings::stronger);
    }

    private static Finding stronger(Finding former, Finding later) {
        boolean keepsFormer = former.isContradicted() || (former.isProven() && !later.isContradicted());
        return keepsFormer ? former : later;
    }

    /** Records that this object is changed, until it is restored: a run that ends early reports it. */
    void leaves(String thing, String what) {
        left.put(thing, what);
    }

    /** Records that this object is restored. */
    void restored(String thing) {
        left.remove(thing);
    }

    Vector<String> left() {
        return Vector.ofAll(left.entrySet()).map(entry -> entry.getKey() + ": " + entry.getValue());
    }

    /** One finding for each check. The checks without a conclusion are not arrangeable, for the reason that the function gives. */
    Vector<Finding> complete(Function<Check, String> why) {
        for (Check check : Check.values()) {
            notArrangeable(Vector.of(check), why.apply(check));
        }
        return Vector.ofAll(findings.values());
    }
}
