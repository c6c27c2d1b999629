package dev.interventions.domain;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The rules on categorizing an intervention. */
public final class Categorizing {

    private Categorizing() {}

    /**
     * The intervention with exactly these categories; an empty set clears them (rules
     * <a href="{@docRoot}/doc-files/rules.html#CATEGORIZE-1">CATEGORIZE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CATEGORIZE-4">CATEGORIZE-4</a>). Refused if the acting user doesn't see it.
     */
    public static Either<Refused, Intervention> categorize(
            Lookup lookup, Set<CategoryId> categories, Actor actor, Instant now) {
        return lookup.seenBy(actor)
                .map(found -> found.categories().getOrElse(HashSet.empty()).equals(categories)
                        ? found
                        : found.withCategories(Option.some(categories)).updatedAt(now));
    }
}
