package dev.interventions.probe.ledger;

import io.vavr.collection.List;
import io.vavr.control.Option;

/** What a check concludes. */
public enum Conclusion {
    /** The service did what the rule says. */
    PROVEN("proven"),
    /** The service did something else. */
    CONTRADICTED("contradicted"),
    /** The account, the token or the options don't allow the check, or the run ended before it. Says nothing about the rule. */
    NOT_ARRANGEABLE("not arrangeable");

    private final String word;

    Conclusion(String word) {
        this.word = word;
    }

    /** The conclusion with this word, or none. */
    static Option<Conclusion> of(String word) {
        return List.of(values()).find(conclusion -> conclusion.word.equals(word));
    }

    /** The word in a ledger. */
    public String word() {
        return word;
    }
}
