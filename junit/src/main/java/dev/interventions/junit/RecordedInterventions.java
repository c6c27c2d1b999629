package dev.interventions.junit;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.InMemoryInterventions;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Interventions in memory that record their calls in the journal of the test. */
final class RecordedInterventions implements Interventions {

    private final InMemoryInterventions interventions;
    private final String user;
    private final CallJournal journal;

    RecordedInterventions(InMemoryInterventions interventions, String user, CallJournal journal) {
        this.interventions = interventions;
        this.user = user;
        this.journal = journal;
    }

    private <T> Either<InterventionError, T> recorded(
            String call, Function<Interventions, Either<InterventionError, T>> operation) {
        AtomicBoolean applied = new AtomicBoolean();
        Either<InterventionError, T> outcome =
                operation.apply(interventions.reportingEffectsTo(write -> applied.set(true)));
        journal.ended(user + ": " + call, applied.get(), outcome);
        return outcome;
    }

    @Override
    public Interventions actingAs(UserId other) {
        return new RecordedInterventions(interventions.actingAs(other), user + " as " + other.value(), journal);
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return recorded("create " + content.value(), all -> all.create(content));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return recorded("get " + id.value(), all -> all.get(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return recorded("list " + query + ", " + page, all -> all.list(query, page));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return recorded("close " + id.value(), all -> all.close(id));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return recorded("cancel " + id.value(), all -> all.cancel(id));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return recorded("reassign " + id.value() + " to " + newOwner.value(), all -> all.reassign(id, newOwner));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return recorded(
                "categorize " + id.value() + " as " + listed(categories.map(OpaqueId::value)),
                all -> all.categorize(id, categories));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return recorded(
                "update custom fields " + listed(values.keySet()) + " of " + id.value(),
                all -> all.updateCustomFields(id, values));
    }

    private static String listed(Set<String> names) {
        return names.toList().sorted().mkString("[", ", ", "]");
    }
}
