package dev.interventions.port.reference;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Caches reference data, each list separately. If a list can't be read again, the old one is returned; {@link #cachedCategories} and the
 * methods like it also return its age, and why it couldn't be read again. Threads may share an instance.
 */
public final class CachedReferenceData implements ReferenceData {

    private final ReferenceData source;
    private final Duration maxAge;
    private final InstantSource clock;
    private final Cached<Categories> categories;
    private final Cached<CustomFieldDefinitions> customFields;
    private final Cached<Seq<User>> users;
    private final Cached<Set<SourceId>> readableSources;

    private CachedReferenceData(ReferenceData source, Duration maxAge, InstantSource clock) {
        this.source = requireNonNull(source, "source");
        this.maxAge = maxAge;
        this.clock = clock;
        this.categories = Cached.of(source::categories, maxAge, clock);
        this.customFields = Cached.of(source::customFields, maxAge, clock);
        this.users = Cached.of(source::users, maxAge, clock);
        this.readableSources = Cached.of(source::readableSources, maxAge, clock);
    }

    /**
     * Caches the lists of this source for the maximum age, by the system's clock.
     *
     * @throws IllegalArgumentException if the maximum age is negative
     */
    public static CachedReferenceData of(ReferenceData source, Duration maxAge) {
        return of(source, maxAge, InstantSource.system());
    }

    /**
     * Caches the lists of this source for the maximum age, by this clock.
     *
     * @throws IllegalArgumentException if the maximum age is negative
     */
    public static CachedReferenceData of(ReferenceData source, Duration maxAge, InstantSource clock) {
        return new CachedReferenceData(source, maxAge, clock);
    }

    /** The categories with their age. */
    public Cached<Categories> cachedCategories() {
        return categories;
    }

    /** The definitions of custom fields with their age. */
    public Cached<CustomFieldDefinitions> cachedCustomFields() {
        return customFields;
    }

    /** The users with their age. */
    public Cached<Seq<User>> cachedUsers() {
        return users;
    }

    /** The sources that the acting user reads, with their age. */
    public Cached<Set<SourceId>> cachedReadableSources() {
        return readableSources;
    }

    @Override
    public Either<InterventionError, Categories> categories() {
        return categories.value().map(CachedValue::value);
    }

    @Override
    public Either<InterventionError, CustomFieldDefinitions> customFields() {
        return customFields.value().map(CachedValue::value);
    }

    @Override
    public Either<InterventionError, Seq<User>> users() {
        return users.value().map(CachedValue::value);
    }

    @Override
    public Either<InterventionError, Set<SourceId>> readableSources() {
        return readableSources.value().map(CachedValue::value);
    }

    /** The same as another user sees it, in a new cache. */
    @Override
    public CachedReferenceData actingAs(UserId user) {
        return of(source.actingAs(user), maxAge, clock);
    }
}
