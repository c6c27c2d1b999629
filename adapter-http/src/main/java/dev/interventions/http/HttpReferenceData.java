package dev.interventions.http;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.http.reference.ReferenceDataCall;
import dev.interventions.port.Operation;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * The reference data of an account of the service, over HTTP. See {@link EngageClient#referenceData()}. Time, attempts, responses, limits
 * and observability are as for {@link HttpInterventions}. Each call reads a whole list and keeps nothing; all its requests end at one
 * deadline.
 *
 * <p>Threads may share an instance. It uses the connections of its {@link EngageClient}; once that is closed, calls throw {@link
 * IllegalStateException}.
 */
public final class HttpReferenceData implements ReferenceData {

    private final View view;

    HttpReferenceData(View view) {
        this.view = view;
    }

    /** A view whose calls act as this user. On a view, this replaces the user. */
    @Override
    public HttpReferenceData actingAs(UserId user) {
        return new HttpReferenceData(view.actingAs(user));
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpReferenceData within(Duration deadline) {
        return new HttpReferenceData(view.within(deadline));
    }

    /** A view whose calls wait for the budget in this lane, see {@link HttpSettings#withLane}. */
    public HttpReferenceData withLane(String lane) {
        return new HttpReferenceData(view.withLane(lane));
    }

    @Override
    public Either<InterventionError, Categories> categories() {
        return view.run(Operation.LIST_CATEGORIES, execution -> new ReferenceDataCall(execution).categories());
    }

    @Override
    public Either<InterventionError, CustomFieldDefinitions> customFields() {
        return view.run(Operation.LIST_CUSTOM_FIELDS, execution -> new ReferenceDataCall(execution).customFields());
    }

    @Override
    public Either<InterventionError, Seq<User>> users() {
        return view.run(Operation.LIST_USERS, execution -> new ReferenceDataCall(execution).users());
    }

    /**
     * {@inheritDoc}
     *
     * <p>This needs the parameter {@code permission} of {@code GET /content_sources}, which only the newest descriptions of the service
     * have; a service that ignores it gives all sources of the account.
     */
    @Override
    public Either<InterventionError, Set<SourceId>> readableSources() {
        return view.run(Operation.LIST_SOURCES, execution -> new ReferenceDataCall(execution).readableSources());
    }
}
