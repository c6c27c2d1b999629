package dev.interventions.domain.bot;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;

/**
 * An intervention that was completed. The service acknowledges it without showing the intervention; read it to see its state.
 *
 * @param intervention its id
 * @param acknowledgement what the service said. Absent if its response was lost and the intervention was then read as closed: that is all
 *     that is known
 */
public record Completed(InterventionId intervention, Option<Acknowledgement> acknowledgement) {

    public Completed {
        requireNonNull(intervention, "intervention");
        requireNonNull(acknowledgement, "acknowledgement");
    }
}
