package dev.interventions.tck.comparison;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Whether two interventions are equal, for every adapter; the documentation of {@code dev.interventions.tck} lists the permitted
 * differences.
 */
public final class InterventionEquivalence {

    private InterventionEquivalence() {}

    /**
     * The intervention without permitted differences. The status text, times in business hours and the customer's group (which rule
     * <a href="{@docRoot}/doc-files/rules.html#LIST-7">LIST-7</a> tests) are removed. {@code closed} is set according to the state (rule
     * <a href="{@docRoot}/doc-files/rules.html#STATE-2">STATE-2</a>). Numbers and booleans in custom fields are replaced by their texts.
     * Absent categories and custom fields are replaced by none and, if no reply is shown, absent numbers of replies and turns by zero.
     */
    public static Intervention of(Intervention intervention) {
        return intervention
                .withOrigin(intervention.origin().withIdentityGroup(Option.none()))
                .withLifecycle(withoutStatusText(intervention.lifecycle(), intervention.isClosed()))
                .withReplies(counted(intervention.replies()))
                .withCategories(intervention.categories().orElse(Option.some(HashSet.empty())))
                .withCustomFields(
                        Option.some(textual(intervention.customFields().getOrElse(HashMap.empty()))));
    }

    private static Lifecycle withoutStatusText(Lifecycle life, boolean closed) {
        return new Lifecycle(
                Option.some(closed),
                life.createdAt(),
                life.updatedAt(),
                life.closedAt(),
                life.deferredAt(),
                Option.none());
    }

    private static Replies counted(Replies replies) {
        Option<Long> none = Option.when(replies.first().isEmpty(), 0L);
        return new Replies(
                replies.count().orElse(none),
                replies.first(),
                replies.times(),
                ReplyTimes.UNKNOWN,
                replies.averagedOver().orElse(none));
    }

    private static Map<String, CustomFieldValue> textual(Map<String, CustomFieldValue> fields) {
        return fields.mapValues(value -> value.isList()
                ? CustomFieldValue.of(value.texts())
                : CustomFieldValue.of(value.texts().head()));
    }

    /** Fails with the fields in which these differ. */
    public static void agree(String about, Intervention expected, Intervention seen) {
        Seq<Difference> differences = Difference.between(of(expected), of(seen));
        if (differences.nonEmpty()) {
            throw Mismatch.inDetail(about, differences.map(Difference::inWords), expected, seen);
        }
    }

    /** Fails with the interventions that are missing or too many, and the fields in which the others differ. */
    public static void agree(
            String about, Map<InterventionId, Intervention> expected, Map<InterventionId, Intervention> seen) {
        Seq<String> details = missing(expected, seen)
                .appendAll(tooMany(expected, seen))
                .appendAll(List.ofAll(expected)
                        .flatMap(entry -> seen.get(entry._1).toList().flatMap(other -> differing(entry._2, other))));
        if (details.nonEmpty()) {
            throw Mismatch.inDetail(about, details, expected, seen);
        }
    }

    private static Seq<String> missing(
            Map<InterventionId, Intervention> expected, Map<InterventionId, Intervention> seen) {
        return expected.removeAll(seen.keySet()).values().map(one -> "missing: " + Descriptions.of(one));
    }

    private static Seq<String> tooMany(
            Map<InterventionId, Intervention> expected, Map<InterventionId, Intervention> seen) {
        return seen.removeAll(expected.keySet()).values().map(one -> "unexpected: " + Descriptions.of(one));
    }

    private static Seq<String> differing(Intervention expected, Intervention seen) {
        return Difference.between(of(expected), of(seen))
                .map(difference -> "intervention " + expected.id().value() + ": " + difference.inWords());
    }
}
