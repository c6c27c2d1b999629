package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.categorizing;
import static dev.interventions.conformance.faults.FaultyBehavior.keeping;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** Faults of categorizing. */
final class CategorizingFaults {

    private CategorizingFaults() {}

    /** Sets other categories than requested. */
    private static FaultyBehavior giving(UnaryOperator<Set<CategoryId>> other) {
        return categorizing((it, id, categories) -> it.correct().categorize(id, other.apply(categories)));
    }

    static Seq<Fault> all() {
        return List.of(
                new Fault(
                        "CATEGORIZE-1",
                        "appends categories instead of replacing them",
                        categorizing((it, id, categories) ->
                                it.correct().categorize(id, categories.addAll(present(it.find(id)))))),
                new Fault(
                        "CATEGORIZE-1",
                        "keeps only one of several categories",
                        giving(categories -> categories.isEmpty() ? categories : HashSet.of(categories.head()))),
                new Fault(
                        "CATEGORIZE-1",
                        "truncates an id at a comma",
                        giving(categories -> categories.flatMap(
                                category -> List.of(category.value().split(",")).map(CategoryId::of)))),
                new Fault(
                        "CATEGORIZE-1",
                        "removes accents from ids",
                        giving(categories -> categories.map(
                                category -> CategoryId.of(category.value().replace('é', 'e'))))),
                new Fault(
                        "CATEGORIZE-1",
                        "returns the new categories and keeps the old ones",
                        categorizing((it, id, categories) -> it.correct()
                                .get(id)
                                .flatMap(before -> it.correct()
                                        .categorize(id, categories)
                                        .peek(after -> it.keep(after, after.withCategories(before.categories())))
                                        .map(after -> before.withCategories(Option.some(categories)))))),
                new Fault(
                        "CATEGORIZE-2",
                        "keeps the categories when none are given",
                        categorizing((it, id, categories) -> categories.isEmpty()
                                ? it.correct().get(id)
                                : it.correct().categorize(id, categories))),
                new Fault(
                        "CATEGORIZE-2",
                        "refuses to clear the categories",
                        categorizing((it, id, categories) -> categories.isEmpty()
                                ? Either.left(new InvalidRequest("no categories"))
                                : it.correct().categorize(id, categories))),
                new Fault(
                        "CATEGORIZE-3",
                        "lets only the owner categorize",
                        categorizing((it, id, categories) -> it.isOwner(id) || !it.has(id)
                                ? it.correct().categorize(id, categories)
                                : Either.left(NotAllowed.withoutReason("not the owner")))),
                new Fault(
                        "CATEGORIZE-3",
                        "makes the user who categorizes the owner",
                        categorizing((it, id, categories) -> it.correct()
                                .categorize(id, categories)
                                .map(after -> it.keep(after, after.withOwner(Option.some(it.acting())))))),
                new Fault(
                        "CATEGORIZE-4",
                        "refuses to categorize a closed intervention",
                        categorizing((it, id, categories) -> it.find(id).exists(Intervention::isClosed)
                                ? Either.left(NotAllowed.withoutReason("closed"))
                                : it.correct().categorize(id, categories))),
                new Fault(
                        "CATEGORIZE-4",
                        "reopens a closed intervention when it categorizes",
                        keeping(
                                Operation.CATEGORIZE,
                                (before, after) -> TamperedResult.open(
                                        after, after.lifecycle().updatedAt().get()))));
    }

    private static Set<CategoryId> present(Option<Intervention> one) {
        return one.flatMap(Intervention::categories).getOrElse(HashSet.empty());
    }
}
