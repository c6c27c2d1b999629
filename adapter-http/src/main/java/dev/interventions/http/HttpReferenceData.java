package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.http.call.CallRunner;
import dev.interventions.http.reference.ReferenceDataCall;
import dev.interventions.port.Operation;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * The reference data of an account over the service's API. Get it from {@link EngageClient#referenceData}. Each call reads a whole list and
 * keeps nothing; all its requests end at one deadline, and each needs a permit of the budget. Threads may share an instance.
 */
public final class HttpReferenceData implements ReferenceData {

    private final HttpSettings settings;
    private final CallRunner calls;

    HttpReferenceData(HttpSettings settings, CallRunner calls) {
        this.settings = settings;
        this.calls = calls;
    }

    @Override
    public Either<InterventionError, Categories> categories() {
        return calls.run(Operation.LIST_CATEGORIES, execution -> new ReferenceDataCall(execution).categories());
    }

    @Override
    public Either<InterventionError, CustomFieldDefinitions> customFields() {
        return calls.run(Operation.LIST_CUSTOM_FIELDS, execution -> new ReferenceDataCall(execution).customFields());
    }

    @Override
    public Either<InterventionError, Seq<User>> users() {
        return calls.run(Operation.LIST_USERS, execution -> new ReferenceDataCall(execution).users());
    }

    /**
     * {@inheritDoc}
     *
     * <p>This needs the parameter {@code permission} of {@code GET /content_sources}, which only the newest descriptions of the service have; a service that
     * ignores it gives all sources of the account.
     */
    @Override
    public Either<InterventionError, Set<SourceId>> readableSources() {
        return calls.run(Operation.LIST_SOURCES, execution -> new ReferenceDataCall(execution).readableSources());
    }

    @Override
    public HttpReferenceData actingAs(UserId user) {
        return new HttpReferenceData(settings, calls.actingAs(requireNonNull(user, "user")));
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpReferenceData within(Duration deadline) {
        return with(settings.withDeadline(deadline));
    }

    /** A view whose calls wait for the budget in this lane, see {@link HttpSettings#withLane}. */
    public HttpReferenceData withLane(String lane) {
        return with(settings.withLane(lane));
    }

    private HttpReferenceData with(HttpSettings other) {
        return new HttpReferenceData(other, calls.with(other.callSettings()));
    }
}
