package com.acme.interventions;

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
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/** Interventions behind Acme's backend, as one agent sees and changes them. */
public final class AcmeInterventions implements Interventions {

    /** Give it what it takes to reach the backend, and who acts. */
    AcmeInterventions() {}

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return unwritten("create: find the content, and whether it belongs to an intervention; keep what"
                + " Content.open or Content.reopen gives");
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return unwritten("get: find the intervention; return what Intervention.seenBy gives");
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return unwritten(
                "list: keep what the query asks for in sources that the agent reads; sort, count, and cut out the"
                        + " page");
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return unwritten("close: find the intervention; keep what Intervention.close gives");
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return unwritten(
                "cancel: find the intervention; if Intervention.cancel gives its last state, remove it and free its"
                        + " contents");
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return unwritten(
                "reassign: find the intervention; keep what Intervention.reassign gives, if there is such a user");
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return unwritten("categorize: find the intervention; keep what Intervention.categorize gives");
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return unwritten("updateCustomFields: find the intervention; keep what Intervention.updateCustomFields gives");
    }

    @Override
    public Interventions actingAs(UserId user) {
        throw new UnsupportedOperationException(
                "write here: AcmeInterventions.actingAs: a view in which Actor.impersonate"
                        + " says who acts; or, without the ability IMPERSONATES, one whose operations are all NotSupported");
    }

    private static <T> Either<InterventionError, T> unwritten(String what) {
        return Either.left(new Refused.NotSupported("write here: AcmeInterventions." + what));
    }
}
