package dev.interventions.quickstart;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import java.util.function.Consumer;

/**
 * What the scenario needs to write.
 *
 * @param message a customer's message without an intervention
 * @param otherMessage another one
 * @param colleague another agent
 * @param reply makes the agent reply in an intervention, which the API can't do
 */
record ScenarioOutline(ContentId message, ContentId otherMessage, UserId colleague, Consumer<InterventionId> reply) {}
