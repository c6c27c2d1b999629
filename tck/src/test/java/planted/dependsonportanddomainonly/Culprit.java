package planted.dependsonportanddomainonly;

import dev.interventions.tck.Ability;

/** Main code that leans on what tests it. */
record Culprit(Ability ability) {}
