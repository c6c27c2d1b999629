package dev.interventions.http.intervention;

import dev.interventions.domain.Cancelling;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UserId;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.function.Predicate;

/**
 * The state that a write requests, as far as a record can show it. A response to the write and a record that was read afterwards are judged
 * alike: neither shows what it leaves out (docs/outcomes.md).
 *
 * @param description completes the sentence "the response doesn't show …"
 */
record RequestedState(String description, Predicate<Intervention> isShownBy) {

    static final RequestedState CLOSED = new RequestedState("that it is closed", Intervention::isClosed);

    /** The response to a cancel is the last state, which must be one that can be cancelled (rule CANCEL-5, a <em>choice</em>). */
    static final RequestedState CANCELLABLE = new RequestedState(
            "a state in which it could be cancelled",
            last -> Cancelling.rulesShownBroken(last).isEmpty());

    static RequestedState openOn(ContentId content) {
        return new RequestedState(
                "an intervention that is open on the content",
                found -> found.origin().content().contains(content) && !found.isClosed());
    }

    static RequestedState ownedBy(UserId owner) {
        return new RequestedState(
                "that its owner is the new one", found -> found.owner().contains(owner));
    }

    static RequestedState categorizedAs(Set<CategoryId> categories) {
        return new RequestedState(
                "that its categories are exactly these",
                found -> found.categories().contains(categories));
    }

    static RequestedState withCustomFields(Map<String, CustomFieldValue> values) {
        return new RequestedState(
                "these custom fields", found -> found.customFields().exists(fields -> show(fields, values)));
    }

    private static boolean show(Map<String, CustomFieldValue> fields, Map<String, CustomFieldValue> values) {
        return values.forAll(wanted -> wanted._2.isBlank()
                ? fields.get(wanted._1).forAll(CustomFieldValue::isBlank)
                : fields.get(wanted._1).exists(wanted._2::meansSameAs));
    }

    /** The response to the write if it shows this state; a response that doesn't is treated as lost. */
    Either<InterventionError, Intervention> shownIn(Either<InterventionError, Intervention> response) {
        return response.filterOrElse(
                isShownBy,
                other -> new EffectUnknown(new MalformedResponse(
                        "the response, intervention " + other.id().value() + ", doesn't show " + description)));
    }
}
