package dev.interventions.reliability;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;

/** A customer's message, and the intervention that was opened on it. */
record ConversationScenario(ContentId message, InterventionId intervention) {}
