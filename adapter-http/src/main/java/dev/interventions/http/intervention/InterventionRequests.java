package dev.interventions.http.intervention;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.transport.Request.Parameter;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Locale;

/** The requests of the operations on interventions. */
final class InterventionRequests {

    private static final String INTERVENTIONS = "interventions";

    private InterventionRequests() {}

    static WireRequest create(ContentId content) {
        return WireRequest.of(Operation.CREATE, "POST", INTERVENTIONS, List.of(parameter("content_id", content)));
    }

    static WireRequest engage(ContentId content) {
        return new WireRequest(
                Operation.ENGAGE,
                "POST",
                Option.none(),
                List.of("bots", "engage"),
                List.of(parameter("content_id", content)));
    }

    static WireRequest get(InterventionId id) {
        return WireRequest.about(Operation.GET, "GET", INTERVENTIONS, id);
    }

    static WireRequest list(InterventionQuery query, PageRequest page) {
        List<Parameter> filters = query.thread()
                .map(id -> parameter("thread_id", id))
                .toList()
                .appendAll(query.owner().map(id -> parameter("user_id", id)))
                .appendAll(query.identityGroup().map(id -> parameter("identity_group_id", id)))
                .appendAll(identities(query.identities().toList().sortBy(OpaqueId::value)))
                .appendAll(query.status().map(status -> new Parameter("status", wireName(status))));
        return WireRequest.of(
                Operation.LIST,
                "GET",
                INTERVENTIONS,
                filters.append(new Parameter("sort", wireName(query.sort())))
                        .append(new Parameter("offset", Long.toString(page.offset())))
                        .append(new Parameter("limit", Integer.toString(page.limit()))));
    }

    /** One identity is sent plain and several as an array: a <em>choice</em>, from the service's general rule for arrays. */
    private static <T extends OpaqueId> List<Parameter> identities(List<T> ids) {
        String name = ids.size() == 1 ? "identity_id" : "identity_id[]";
        return ids.map(id -> parameter(name, id));
    }

    static WireRequest close(InterventionId id) {
        return WireRequest.about(Operation.CLOSE, "PUT", INTERVENTIONS, id, "close");
    }

    static WireRequest cancel(InterventionId id) {
        return WireRequest.about(Operation.CANCEL, "DELETE", INTERVENTIONS, id, "cancel");
    }

    static WireRequest reassign(InterventionId id, UserId newOwner) {
        return WireRequest.about(Operation.REASSIGN, "PUT", INTERVENTIONS, id, "reassign")
                .with(List.of(parameter("user_id", newOwner)));
    }

    /** An empty set is sent as one empty element, since an absent parameter would say nothing about categories: a <em>choice</em>. */
    static WireRequest categorize(InterventionId id, Set<CategoryId> categories) {
        List<String> values = categories.toList().map(OpaqueId::value).sorted();
        return WireRequest.about(Operation.CATEGORIZE, "PUT", INTERVENTIONS, id, "update_categories")
                .with((values.isEmpty() ? List.of("") : values).map(value -> new Parameter("category_ids[]", value)));
    }

    static WireRequest updateCustomFields(InterventionId id, Map<String, CustomFieldValue> values) {
        return WireRequest.about(Operation.UPDATE_CUSTOM_FIELDS, "PUT", INTERVENTIONS, id)
                .with(values.toList().sortBy(field -> field._1).flatMap(field -> customField(field._1, field._2)));
    }

    /** An empty list is sent as one empty element, which clears the field as any blank value does. */
    private static Seq<Parameter> customField(String key, CustomFieldValue value) {
        String name = "custom_field_values[" + key + "]" + (value.isList() ? "[]" : "");
        Seq<String> texts = value.texts();
        return (texts.isEmpty() ? List.of("") : texts).map(text -> Parameter.confidential(name, text));
    }

    private static Parameter parameter(String name, OpaqueId id) {
        return new Parameter(name, id.value());
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
