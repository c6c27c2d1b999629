package planted.dependsonportanddomainonly;

import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import io.vavr.control.Option;

record Bystander(Interventions port, Option<InterventionId> id) {}
