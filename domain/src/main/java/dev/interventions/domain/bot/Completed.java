package dev.interventions.domain.bot;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;

/**
 * An intervention that was completed. The service acknowledges it without showing the intervention; read it to see its state.
 *
 * @param intervention its id
 * @param acknowledgement the service's response; absent if it was lost and the intervention was then read as closed, so that nothing else
 *     is known
 */
public record Completed(InterventionId intervention, Option<Acknowledgement> acknowledgement) {

    public Completed {
        requireNonNull(intervention, "intervention");
        requireNonNull(acknowledgement, "acknowledgement");
    }
}
