package dev.interventions.bulk;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A port that records its calls, and does something before some of them. */
final class RecordingInterventions implements Interventions {

    private final Interventions interventions;
    private final List<String> calls = new ArrayList<>();
    private final java.util.Map<Integer, Runnable> actions = new HashMap<>();
    private final java.util.Map<InterventionId, Runnable> closing = new ConcurrentHashMap<>();

    RecordingInterventions(Interventions interventions) {
        this.interventions = interventions;
    }

    /** The names of the operations that were called. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Does something before the call with this number, counted from 1. */
    synchronized void beforeCall(int number, Runnable action) {
        actions.put(number, action);
    }

    /** Does something in the thread that closes this intervention, before it does. */
    void duringClose(InterventionId id, Runnable action) {
        closing.put(id, action);
    }

    private <T> T call(String name, Supplier<T> operation) {
        record(name).run();
        return operation.get();
    }

    private synchronized Runnable record(String name) {
        calls.add(name);
        return actions.getOrDefault(calls.size(), () -> {});
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return call("create", () -> interventions.create(content));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return call("get", () -> interventions.get(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return call("list", () -> interventions.list(query, page));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        closing.getOrDefault(id, () -> {}).run();
        return call("close", () -> interventions.close(id));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return call("cancel", () -> interventions.cancel(id));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return call("reassign", () -> interventions.reassign(id, newOwner));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return call("categorize", () -> interventions.categorize(id, categories));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return call("updateCustomFields", () -> interventions.updateCustomFields(id, values));
    }

    @Override
    public Interventions actingAs(UserId user) {
        throw new UnsupportedOperationException();
    }
}
