package dev.interventions.http.reference;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import dev.interventions.http.json.JsonRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Locale;

/** What the records of an account's definitions mean. */
final class DefinitionRecords {

    private static final String OF_CUSTOMERS = "IdentityGroup";

    private DefinitionRecords() {}

    static Category category(JsonRecord record) {
        return new Category(
                record.requiredId("id", CategoryId::of),
                record.text("name"),
                record.id("parent_id", CategoryId::of),
                isTrue(record, "mandatory"),
                isTrue(record, "multiple"),
                isTrue(record, "post_qualification"),
                isTrue(record, "unselectable"),
                record.texts("source_ids").map(ids -> sources(ids)));
    }

    private static Set<SourceId> sources(List<String> ids) {
        return ids.map(SourceId::of).toSet();
    }

    /** The definition; nothing for a field of customers, and for one without a key, which no intervention can name (<em>choice</em>). */
    static Option<CustomFieldDefinition> customField(JsonRecord record) {
        return record.text("key")
                .filter(key -> !key.isBlank())
                .filter(key -> !record.text("associated_type_name").contains(OF_CUSTOMERS))
                .map(key -> new CustomFieldDefinition(
                        key,
                        record.text("label"),
                        record.text("type").flatMap(DefinitionRecords::type),
                        record.texts("choices").map(choices -> (Seq<String>) choices),
                        isTrue(record, "multiple"),
                        isTrue(record, "read_only")));
    }

    /** Unknown types are those of later versions of the service. */
    private static Option<CustomFieldType> type(String name) {
        return List.of(CustomFieldType.values())
                .find(type -> type.name().toLowerCase(Locale.ROOT).equals(name));
    }

    static User user(JsonRecord record) {
        return new User(
                record.requiredId("id", UserId::of),
                record.text("firstname"),
                record.text("lastname"),
                record.text("email"),
                record.truth("enabled"),
                record.text("role_id"),
                record.texts("category_ids").map(ids -> ids.map(CategoryId::of).toSet()));
    }

    private static boolean isTrue(JsonRecord record, String flag) {
        return record.truth(flag).getOrElse(false);
    }
}
