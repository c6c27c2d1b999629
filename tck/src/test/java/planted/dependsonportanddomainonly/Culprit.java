package planted.dependsonportanddomainonly;

import dev.interventions.tck.Ability;

/** Main code that depends on what tests it. */
record Culprit(Ability ability) {}
