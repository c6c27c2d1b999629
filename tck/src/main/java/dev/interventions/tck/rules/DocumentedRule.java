package dev.interventions.tck.rules;

import io.vavr.collection.Seq;

/**
 * A rule as {@code docs/rules.md} states it.
 *
 * @param section the anchor of its section, such as {@code close}
 * @param source the source of the rule: operations of the API, {@code guide}, {@code choice} or {@code ours}
 * @param places where it holds
 */
public record DocumentedRule(String id, String sentence, String section, String source, Seq<Place> places) {

    /** Where a rule holds, and so where a test has to name it. */
    public enum Place {
        DOMAIN,
        PORT,
        WIRE
    }

    /** Such as {@code CLOSE-2 is broken: an intervention without agent reply can't be closed (docs/rules.md#close, source: close)}. */
    public String broken() {
        return id + " is broken: " + sentence + " (docs/rules.md#" + section + ", source: " + source + ")";
    }
}
