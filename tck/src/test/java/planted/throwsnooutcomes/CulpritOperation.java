package planted.throwsnooutcomes;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;

abstract class CulpritOperation implements Interventions {
    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return get(id).mapLeft(refusal -> {
            throw new IllegalStateException("not closed");
        });
    }
}
