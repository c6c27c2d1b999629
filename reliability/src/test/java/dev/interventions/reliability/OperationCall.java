package dev.interventions.reliability;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.bot.Handover;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.control.Either;
import java.util.function.BiFunction;

/** A call of each operation, which succeeds without faults. All writes except the handover have a visible effect. */
enum OperationCall {
    CREATE((ports, scenario) -> ports.interventions().create(scenario.newMessage())),
    GET((ports, scenario) -> ports.interventions().get(scenario.replied())),
    LIST((ports, scenario) -> ports.interventions().list(InterventionQuery.all(), PageRequest.first())),
    CLOSE((ports, scenario) -> ports.interventions().close(scenario.replied())),
    CANCEL((ports, scenario) -> ports.interventions().cancel(scenario.unreplied())),
    REASSIGN((ports, scenario) -> ports.interventions().reassign(scenario.replied(), scenario.colleague())),
    CATEGORIZE((ports, scenario) -> ports.interventions().categorize(scenario.replied(), CategoryId.of("complaint"))),
    UPDATE_CUSTOM_FIELDS((ports, scenario) ->
            ports.interventions().updateCustomField(scenario.replied(), "order", CustomFieldValue.of("342901"))),
    LIST_EVENTS((ports, scenario) -> ports.journal().list(JournalQuery.all(), PageRequest.first())),
    LIST_COMMENTS((ports, scenario) -> ports.comments().list(CommentQuery.all(), PageRequest.first())),
    GET_COMMENT((ports, scenario) -> ports.comments().get(scenario.comment())),
    CREATE_COMMENT((ports, scenario) -> ports.comments().create(scenario.replied(), "call back", scenario.colleague())),
    DELETE_COMMENT((ports, scenario) -> ports.comments().delete(scenario.comment())),
    ENGAGE((ports, scenario) -> ports.bots().engage(scenario.newMessage())),
    COMPLETE((ports, scenario) -> ports.bots().complete(scenario.replied())),
    HANDOVER((ports, scenario) -> ports.bots().handover(Handover.toAgent(scenario.replied()))),
    LIST_WEBHOOKS((ports, scenario) -> ports.webhooks().list(PageRequest.first())),
    GET_WEBHOOK((ports, scenario) -> ports.webhooks().get(scenario.webhook())),
    CREATE_WEBHOOK((ports, scenario) -> ports.webhooks().create(ArrangedWebhooks.settings("new"))),
    UPDATE_WEBHOOK((ports, scenario) -> ports.webhooks().update(scenario.webhook(), ArrangedWebhooks.settings("new"))),
    DELETE_WEBHOOK((ports, scenario) -> ports.webhooks().delete(scenario.webhook())),
    LIST_CATEGORIES((ports, scenario) -> ports.referenceData().categories()),
    LIST_CUSTOM_FIELDS((ports, scenario) -> ports.referenceData().customFields()),
    LIST_USERS((ports, scenario) -> ports.referenceData().users()),
    LIST_SOURCES((ports, scenario) -> ports.referenceData().readableSources());

    private final BiFunction<Ports, AccountScenario, Either<InterventionError, ?>> call;

    OperationCall(BiFunction<Ports, AccountScenario, Either<InterventionError, ?>> call) {
        this.call = call;
    }

    Either<InterventionError, ?> on(Ports ports, AccountScenario scenario) {
        return call.apply(ports, scenario);
    }

    /** Whether its parameters stay in the query string. */
    boolean isList() {
        return name().startsWith("LIST");
    }

    Operation operation() {
        return Operation.valueOf(name());
    }

    boolean isWrite() {
        return operation().isWrite();
    }

    /** Whether reading shows its effect: nothing shows a handover. */
    boolean hasVisibleEffect() {
        return isWrite() && this != HANDOVER;
    }
}
