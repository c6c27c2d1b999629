package dev.interventions.probe.ledger;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that a build depends on, so that a ledger has to prove them. */
public final class Pins {

    private final Vector<String> checks;

    private Pins(Vector<String> checks) {
        this.checks = checks;
    }

    /** No pins. */
    public static Pins none() {
        return new Pins(Vector.empty());
    }

    /**
     * The pins in a file, or a message that says what is wrong with the file. Each line has a check, or a rule, which stands for all its
     * checks. Blank lines and lines that begin with {@code #} are ignored.
     *
     * @param ruleOfCheck the rule of each existing check
     */
    public static Either<String, Pins> read(Path file, Map<String, String> ruleOfCheck) {
        try {
            return Either.sequenceRight(Vector.ofAll(Files.readAllLines(file))
                            .map(String::strip)
                            .zipWithIndex()
                            .filter(line -> !line._1.isEmpty() && !line._1.startsWith("#"))
                            .map(line -> checks(line._1, ruleOfCheck)
                                    .mapLeft(mistake -> file + ": line " + (line._2 + 1) + ": " + mistake)))
                    .filterOrElse(pinned -> !pinned.isEmpty(), none -> file + ": pins nothing")
                    .map(pinned -> new Pins(
                            pinned.<String>flatMap(all -> all).distinct().toVector()));
        } catch (IOException e) {
            return Either.left(file + ": can't be read: " + e.getClass().getSimpleName());
        }
    }

    private static Either<String, Seq<String>> checks(String pin, Map<String, String> ruleOfCheck) {
        Seq<String> pinned = ruleOfCheck
                .filter((check, rule) -> pin.equals(check) || pin.equals(rule))
                .keySet()
                .toVector()
                .sorted();
        return pinned.isEmpty()
                ? Either.left("there is no check or rule " + pin + " (the command list shows all)")
                : Either.right(pinned);
    }

    /** A sentence for each pin that this ledger doesn't prove. A check that is not arrangeable isn't proven. */
    public Vector<String> unprovenIn(Ledger ledger) {
        return checks.filter(check -> !ledger.of(check).exists(Finding::isProven))
                .map(check -> ledger.of(check)
                        .map(finding -> "pinned but " + finding.conclusion().word() + ": " + finding.rule() + " "
                                + check + ": " + finding.seen())
                        .getOrElse("pinned but not in the ledger: " + check));
    }
}
