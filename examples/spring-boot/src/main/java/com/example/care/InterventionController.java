package com.example.care;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.Interventions;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InterventionController {

    private final Interventions interventions;

    InterventionController(Interventions interventions) {
        this.interventions = interventions;
    }

    @GetMapping("/interventions")
    List<View> list() {
        return interventions
                .list(InterventionQuery.all(), PageRequest.first())
                .getOrElseThrow(InterventionError::toException)
                .records()
                .map(View::of)
                .asJava();
    }

    @PostMapping("/interventions/{id}/close")
    View close(@PathVariable String id) {
        return InterventionId.parse(id)
                .flatMap(interventions::close)
                .map(View::of)
                .getOrElseThrow(InterventionError::toException);
    }

    record View(String id, boolean closed) {
        static View of(Intervention intervention) {
            return new View(intervention.id().value(), intervention.isClosed());
        }
    }
}
