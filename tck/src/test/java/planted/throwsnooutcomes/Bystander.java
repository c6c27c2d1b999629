package planted.throwsnooutcomes;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.Objects;

public abstract class Bystander implements Interventions {

    public Bystander(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("a programmer's error");
        }
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return get(Objects.requireNonNull(id, "id"));
    }

    abstract void send() throws IOException;

    static final class LostException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
