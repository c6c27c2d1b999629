package dev.interventions.conformance;

import dev.interventions.tck.rules.DocumentedRule.Place;
import dev.interventions.tck.rules.RuleBook;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/** The rules that the tests of each place name. */
record RuleCoverage(RuleBook book, Map<Place, Set<String>> tags) {

    /** One line for each rule in each place where it holds and no test names it. */
    Seq<String> untested() {
        return book.rules()
                .flatMap(row -> row.places()
                        .filter(place -> !tagsIn(place).contains(row.id()))
                        .map(place -> row.id() + " has no test in " + place + ": " + row.sentence()));
    }

    /** One line for each tag that is no rule's id. */
    Seq<String> unknown() {
        return tags.toList()
                .flatMap(inPlace -> inPlace._2
                        .removeAll(book.ids())
                        .toList()
                        .sorted()
                        .map(tag -> "a test in " + inPlace._1 + " names " + tag + ", which is no rule"));
    }

    private Set<String> tagsIn(Place place) {
        return tags.getOrElse(place, HashSet.empty());
    }
}
