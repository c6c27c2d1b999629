package dev.interventions.reliability;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The source of a cache, which records when each read of a list began and ended. A cache reads a list by one thread at a time. */
final class TimedReads implements ReferenceData {

    private record Read(Instant begun, Instant ended) {}

    private final ReferenceData source;
    private final InstantSource clock;
    private final Map<ReferenceList, Queue<Read>> reads = new ConcurrentHashMap<>();

    TimedReads(ReferenceData source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** When the read ended that the cache began at this moment. */
    Instant endOf(ReferenceList list, Instant readAt) {
        return reads.get(list).stream()
                .filter(read -> !read.begun().isBefore(readAt))
                .findFirst()
                .orElseThrow()
                .ended();
    }

    private <T> T timed(ReferenceList list, Supplier<T> read) {
        Instant begun = clock.instant();
        T outcome = read.get();
        reads.computeIfAbsent(list, unread -> new ConcurrentLinkedQueue<>()).add(new Read(begun, clock.instant()));
        return outcome;
    }

    @Override
    public Either<InterventionError, Categories> categories() {
        return timed(ReferenceList.CATEGORIES, source::categories);
    }

    @Override
    public Either<InterventionError, CustomFieldDefinitions> customFields() {
        return timed(ReferenceList.CUSTOM_FIELDS, source::customFields);
    }

    @Override
    public Either<InterventionError, Seq<User>> users() {
        return timed(ReferenceList.USERS, source::users);
    }

    @Override
    public Either<InterventionError, Set<SourceId>> readableSources() {
        return timed(ReferenceList.SOURCES, source::readableSources);
    }

    @Override
    public ReferenceData actingAs(UserId user) {
        throw new UnsupportedOperationException("the run reads as one user");
    }
}
