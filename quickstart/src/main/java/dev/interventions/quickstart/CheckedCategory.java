package dev.interventions.quickstart;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.port.reference.CheckedInterventions;
import io.vavr.control.Either;

/** The README's example of a write that is checked before it is sent. */
final class CheckedCategory {

    private CheckedCategory() {}

    static String set(EngageClient client, InterventionId id, CategoryId category) {
        CheckedInterventions interventions = client.checked();
        Either<InterventionError, Intervention> outcome = interventions.categorize(id, category);
        return outcome.fold(error -> "refused: " + error.message(), changed -> "categorized");
    }
}
