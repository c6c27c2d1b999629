package dev.interventions.emulator.json;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.User;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/**
 * Reference data as the API writes it.
 *
 * @param explicitNulls whether absent fields are written as null; otherwise they are left out
 */
public record ReferenceDataJson(boolean explicitNulls) {

    public JsonObject category(Category category) {
        RecordWriter fields = new RecordWriter(explicitNulls);
        fields.id("id", Option.some(category.id()));
        fields.text("name", category.name());
        fields.id("parent_id", category.parent());
        fields.flag("mandatory", Option.some(category.mandatory()));
        fields.flag("multiple", Option.some(category.multiple()));
        fields.flag("post_qualification", Option.some(category.postQualification()));
        fields.flag("unselectable", Option.some(category.unselectable()));
        fields.value("source_ids", category.sources().map(this::sources));
        return fields.build();
    }

    private JsonArray sources(Set<SourceId> ids) {
        return texts(ids.toVector().map(OpaqueId::value).sorted());
    }

    /** The key is the id too, since a definition has no other. */
    public JsonObject customField(CustomFieldDefinition definition) {
        RecordWriter fields = new RecordWriter(explicitNulls);
        fields.text("id", Option.some(definition.key()));
        fields.text("associated_type_name", Option.some("Intervention"));
        fields.text("key", Option.some(definition.key()));
        fields.text("label", definition.label());
        fields.text("type", definition.type().map(WireNames::of));
        fields.value("choices", definition.choices().map(this::texts));
        fields.flag("multiple", Option.some(definition.multiple()));
        fields.flag("read_only", Option.some(definition.readOnly()));
        return fields.build();
    }

    public JsonObject user(User user) {
        RecordWriter fields = new RecordWriter(explicitNulls);
        fields.id("id", Option.some(user.id()));
        fields.text("firstname", user.firstName());
        fields.text("lastname", user.lastName());
        fields.text("email", user.email());
        fields.flag("enabled", user.enabled());
        fields.text("role_id", user.role());
        fields.value("category_ids", user.categories().map(this::categories));
        return fields.build();
    }

    private JsonArray categories(Set<CategoryId> ids) {
        return texts(ids.toVector().map(OpaqueId::value).sorted());
    }

    public JsonObject source(SourceId source) {
        RecordWriter fields = new RecordWriter(explicitNulls);
        fields.id("id", Option.some(source));
        return fields.build();
    }

    private JsonArray texts(Seq<String> texts) {
        JsonArrayBuilder array = Json.array();
        texts.forEach(array::add);
        return array.build();
    }
}
