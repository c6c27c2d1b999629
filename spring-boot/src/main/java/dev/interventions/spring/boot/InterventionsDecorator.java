package dev.interventions.spring.boot;

import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;

/**
 * Decorates the ports of each client before they become beans. All beans of this type are applied, in their order. Ports stay as they are
 * unless their method is overridden.
 */
@FunctionalInterface
public interface InterventionsDecorator {

    Interventions decorate(Interventions interventions);

    default Comments decorate(Comments comments) {
        return comments;
    }

    default Bots decorate(Bots bots) {
        return bots;
    }

    default Webhooks decorate(Webhooks webhooks) {
        return webhooks;
    }

    default ReferenceData decorate(ReferenceData referenceData) {
        return referenceData;
    }

    default Journal decorate(Journal journal) {
        return journal;
    }
}
