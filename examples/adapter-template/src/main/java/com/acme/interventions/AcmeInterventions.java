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

    /** Add parameters: the connection to the backend, the clock, and the calling user. */
    AcmeInterventions() {}

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return unwritten("create: look the content up, and the intervention that it belongs to; store what"
                + " Opening.open or Opening.reopen returns");
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return unwritten("get: look the intervention up; return what Lookup.seenBy returns");
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return unwritten(
                "list: select what the query matches in sources that the agent reads; sort, count, and return the"
                        + " page");
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return unwritten("close: look the intervention up; store what Closing.close returns");
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return unwritten(
                "cancel: look the intervention up; if Cancelling.cancel returns its last state, remove it and unlink its"
                        + " contents");
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return unwritten("reassign: look the intervention up; store what Reassigning.reassign returns");
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return unwritten("categorize: look the intervention up; store what Categorizing.categorize returns");
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return unwritten(
                "updateCustomFields: look the intervention up; store what UpdatingCustomFields.update returns");
    }

    @Override
    public Interventions actingAs(UserId user) {
        throw new UnsupportedOperationException("write here: AcmeInterventions.actingAs: a view in which Actor.acting"
                + " decides who acts; or, without the ability IMPERSONATES, one whose operations are all NotSupported");
    }

    private static <T> Either<InterventionError, T> unwritten(String what) {
        return Either.left(new Refused.NotSupported("write here: AcmeInterventions." + what));
    }
}
