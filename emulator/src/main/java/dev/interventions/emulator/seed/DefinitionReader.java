package dev.interventions.emulator.seed;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import dev.interventions.emulator.json.WireNames;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** Reads the reference data in a seed file (categories, custom fields, profiles of users), whose fields have the API's names. */
final class DefinitionReader {

    private static final Map<String, CustomFieldType> TYPES = WireNames.of(CustomFieldType.values());

    private DefinitionReader() {}

    static Category category(CategoryId id, SeedObject fields) {
        return new Category(
                id,
                text(fields, "name"),
                fields.field("parent_id").flatMap(value -> value.text(parsed(CategoryId::parse))),
                flag(fields, "mandatory"),
                flag(fields, "multiple"),
                flag(fields, "post_qualification"),
                flag(fields, "unselectable"),
                list(fields, "source_ids", SourceId::parse).map(Seq::toSet));
    }

    static Option<CustomFieldDefinition> customField(SeedObject fields) {
        Option<String> key = fields.required("key")
                .flatMap(value ->
                        value.text(text -> text.isBlank() ? Either.left("must not be blank") : Either.right(text)));
        Option<CustomFieldDefinition> definition = key.map(known -> new CustomFieldDefinition(
                known,
                text(fields, "label"),
                fields.field("type").flatMap(value -> value.oneOf(TYPES)),
                fields.field("choices").map(value -> value.elements().flatMap(SeedValue::text)),
                flag(fields, "multiple"),
                flag(fields, "read_only")));
        definition.forEach(read -> fields.refuseUnknownFields());
        return definition;
    }

    static User profile(UserId id, SeedObject fields) {
        return new User(
                id,
                text(fields, "firstname"),
                text(fields, "lastname"),
                text(fields, "email"),
                fields.field("enabled").flatMap(SeedValue::flag),
                text(fields, "role_id"),
                list(fields, "category_ids", CategoryId::parse).map(Seq::toSet));
    }

    private static Option<String> text(SeedObject fields, String name) {
        return fields.field(name).flatMap(SeedValue::text);
    }

    private static boolean flag(SeedObject fields, String name) {
        return fields.field(name).flatMap(SeedValue::flag).getOrElse(false);
    }

    private static <I> Option<Seq<I>> list(
            SeedObject fields, String name, Function<String, Either<InterventionError, I>> parse) {
        return fields.field(name).map(value -> value.elements().flatMap(element -> element.text(parsed(parse))));
    }

    private static <I> Function<String, Either<String, I>> parsed(
            Function<String, Either<InterventionError, I>> parse) {
        return text -> parse.apply(text).mapLeft(InterventionError::message);
    }
}
