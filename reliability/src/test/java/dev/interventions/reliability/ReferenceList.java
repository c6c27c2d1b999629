package dev.interventions.reliability;

import dev.interventions.domain.Actor;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.inmemory.World;
import dev.interventions.port.reference.Cached;
import dev.interventions.port.reference.CachedReferenceData;
import dev.interventions.port.reference.CachedValue;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.function.Function;

/** A list of reference data, whose entries are compared by their ids or keys. */
enum ReferenceList {
    CATEGORIES,
    CUSTOM_FIELDS,
    USERS,
    SOURCES;

    /** Adds an entry; a source is one that this user reads. */
    void add(World world, UserId user, String id) {
        switch (this) {
            case CATEGORIES -> world.addCategory(Category.withId(CategoryId.of(id)));
            case CUSTOM_FIELDS -> world.addCustomField(CustomFieldDefinition.withKey(id));
            case USERS -> world.addAgent(Actor.of(UserId.of(id)));
            case SOURCES -> {
                world.addSource(SourceId.of(id));
                world.letRead(user, SourceId.of(id));
            }
        }
    }

    Either<InterventionError, Set<String>> read(ReferenceData data) {
        return switch (this) {
            case CATEGORIES -> data.categories().map(ReferenceList::categories);
            case CUSTOM_FIELDS -> data.customFields().map(ReferenceList::fields);
            case USERS -> data.users().map(ReferenceList::users);
            case SOURCES -> data.readableSources().map(ReferenceList::sources);
        };
    }

    /** Reads from the cache, after a refresh if requested. */
    Either<InterventionError, CachedValue<Set<String>>> read(CachedReferenceData cache, boolean again) {
        return switch (this) {
            case CATEGORIES -> read(cache.cachedCategories(), again, ReferenceList::categories);
            case CUSTOM_FIELDS -> read(cache.cachedCustomFields(), again, ReferenceList::fields);
            case USERS -> read(cache.cachedUsers(), again, ReferenceList::users);
            case SOURCES -> read(cache.cachedReadableSources(), again, ReferenceList::sources);
        };
    }

    private static <T> Either<InterventionError, CachedValue<Set<String>>> read(
            Cached<T> cached, boolean again, Function<T, Set<String>> ids) {
        return (again ? cached.refresh() : cached.value())
                .map(known ->
                        new CachedValue<>(ids.apply(known.value()), known.readAt(), known.age(), known.failure()));
    }

    private static Set<String> categories(Categories all) {
        return all.all().map(category -> category.id().value()).toSet();
    }

    private static Set<String> fields(CustomFieldDefinitions definitions) {
        return definitions.all().map(CustomFieldDefinition::key).toSet();
    }

    private static Set<String> users(Seq<User> all) {
        return all.map(user -> user.id().value()).toSet();
    }

    private static Set<String> sources(Set<SourceId> all) {
        return all.map(OpaqueId::value);
    }
}
