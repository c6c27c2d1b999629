package dev.interventions.conformance;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/** Adds categories to those that are there, instead of replacing them: breaks CATEGORIZE-1. */
final class AddsCategories extends FaultyFixture {

    @Override
    Interventions faulty(Interventions sound) {
        return new Decorator(sound) {
            @Override
            public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
                return get(id).flatMap(found ->
                        super.categorize(id, found.categories().get().union(categories)));
            }
        };
    }
}
