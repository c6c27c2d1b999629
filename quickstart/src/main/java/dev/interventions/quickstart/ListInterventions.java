package dev.interventions.quickstart;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.StatusFilter;
import dev.interventions.port.Interventions;
import dev.interventions.port.WalkedPage;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/** The README's examples of one page and of all pages. */
final class ListInterventions {

    private ListInterventions() {}

    static List<String> firstPage(Interventions interventions) {
        InterventionQuery active = InterventionQuery.all().withStatus(StatusFilter.ACTIVE);
        Page<Intervention> page =
                interventions.list(active, PageRequest.of(0, 50)).getOrElseThrow(InterventionError::toException);
        return page.records().map(intervention -> intervention.id().value()).asJava();
    }

    static List<String> allPages(Interventions interventions) {
        List<String> ids = new ArrayList<>();
        for (Either<InterventionError, WalkedPage> step : interventions.walk(InterventionQuery.all())) {
            WalkedPage page = step.getOrElseThrow(InterventionError::toException);
            page.records().forEach(intervention -> ids.add(intervention.id().value()));
        }
        return ids;
    }
}
