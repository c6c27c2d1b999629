package dev.interventions.micrometer;

import dev.interventions.domain.UserId;
import dev.interventions.http.HttpInterventions;
import java.time.Duration;

/** {@link HttpInterventions} whose operations are observed. See {@link InterventionsObservation#observe(HttpInterventions)}. */
public final class ObservedHttpInterventions extends ObservedInterventions {

    private final HttpInterventions interventions;
    private final OperationObserver observer;

    ObservedHttpInterventions(HttpInterventions interventions, OperationObserver observer) {
        super(interventions, observer);
        this.interventions = interventions;
        this.observer = observer;
    }

    /** An observed view, see {@link HttpInterventions#actingAs}. */
    @Override
    public ObservedHttpInterventions actingAs(UserId user) {
        return new ObservedHttpInterventions(interventions.actingAs(user), observer);
    }

    /** An observed view, see {@link HttpInterventions#within}. */
    public ObservedHttpInterventions within(Duration deadline) {
        return new ObservedHttpInterventions(interventions.within(deadline), observer);
    }

    /** An observed view, see {@link HttpInterventions#withLane}. */
    public ObservedHttpInterventions withLane(String lane) {
        return new ObservedHttpInterventions(interventions.withLane(lane), observer);
    }
}
