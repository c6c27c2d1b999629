package com.example.care;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.Interventions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/interventions")
public class InterventionResource {

    private final Interventions interventions;

    InterventionResource(Interventions interventions) {
        this.interventions = interventions;
    }

    @GET
    public List<View> list() {
        return interventions
                .list(InterventionQuery.all(), PageRequest.first())
                .getOrElseThrow(InterventionError::toException)
                .records()
                .map(View::of)
                .asJava();
    }

    @POST
    @Path("/{id}/close")
    public View close(String id) {
        return InterventionId.parse(id)
                .flatMap(interventions::close)
                .map(View::of)
                .getOrElseThrow(InterventionError::toException);
    }

    public record View(String id, boolean closed) {
        static View of(Intervention intervention) {
            return new View(intervention.id().value(), intervention.isClosed());
        }
    }
}
