package dev.interventions.micrometer.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.port.Operation;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/** A port whose operations are observed. */
public final class ObservedReferenceData implements ReferenceData {

    private final ReferenceData referenceData;
    private final CallObserver observer;

    public ObservedReferenceData(ReferenceData referenceData, CallObserver observer) {
        this.referenceData = requireNonNull(referenceData, "referenceData");
        this.observer = observer;
    }

    @Override
    public ReferenceData actingAs(UserId user) {
        return new ObservedReferenceData(referenceData.actingAs(user), observer);
    }

    @Override
    public Either<InterventionError, Categories> categories() {
        return observer.observe(Operation.LIST_CATEGORIES, referenceData::categories);
    }

    @Override
    public Either<InterventionError, CustomFieldDefinitions> customFields() {
        return observer.observe(Operation.LIST_CUSTOM_FIELDS, referenceData::customFields);
    }

    @Override
    public Either<InterventionError, Seq<User>> users() {
        return observer.observe(Operation.LIST_USERS, referenceData::users);
    }

    @Override
    public Either<InterventionError, Set<SourceId>> readableSources() {
        return observer.observe(Operation.LIST_SOURCES, referenceData::readableSources);
    }
}
