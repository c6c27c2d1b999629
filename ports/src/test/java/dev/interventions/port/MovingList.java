package dev.interventions.port;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.domain.UserId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A list of interventions that a test changes during a walk. Supports no operation but {@code list}. */
final class MovingList implements Interventions {

    static final Instant NEWEST = Instant.parse("2024-05-21T12:00:00Z");

    private final List<Intervention> records = new ArrayList<>();
    private final List<PageRequest> requests = new ArrayList<>();
    private final List<InterventionQuery> queries = new ArrayList<>();
    private final java.util.Map<Integer, Runnable> actions = new TreeMap<>();
    private final java.util.Map<Integer, InterventionError> errors = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private UnaryOperator<Page<Intervention>> responding = page -> page;
    private UnaryOperator<PageRequest> reading = page -> page;

    /** Interventions with these ids, the newest first, each a minute older than the one before. */
    static MovingList of(String... newestFirst) {
        MovingList list = new MovingList();
        for (int index = 0; index < newestFirst.length; index++) {
            list.records.add(opened(newestFirst[index], NEWEST.minusSeconds(60L * index)));
        }
        return list;
    }

    /** This many interventions; {@code i1} is the newest. */
    static MovingList ofSize(int size) {
        return of(
                IntStream.rangeClosed(1, size).mapToObj(number -> "i" + number).toArray(String[]::new));
    }

    /** Interventions with these ids in this order, all opened at the same second. */
    static MovingList atOneSecond(String... ids) {
        MovingList list = new MovingList();
        List.of(ids).forEach(id -> list.records.add(opened(id, NEWEST)));
        return list;
    }

    static Intervention opened(String id, Instant at) {
        return Intervention.withId(InterventionId.of(id)).withLifecycle(Lifecycle.openedAt(at));
    }

    // ---- changes and faults ----

    void put(int index, Intervention intervention) {
        records.add(index, intervention);
    }

    /** Adds an intervention, a second newer than the newest so far. */
    void open(String id) {
        Instant newest = records.stream()
                .map(record -> record.lifecycle().createdAt().get())
                .max(Instant::compareTo)
                .orElse(NEWEST);
        put(0, opened(id, newest.plusSeconds(1)));
    }

    void cancel(String... ids) {
        records.removeIf(record -> List.of(ids).contains(record.id().value()));
    }

    void cancelAt(int index) {
        records.remove(index);
    }

    /** Runs an action just before the request with this number, counted from 1. */
    MovingList before(int request, Runnable action) {
        actions.put(request, action);
        return this;
    }

    /** Responds to the request with this number, counted from 1, with an error. */
    MovingList failingAt(int request, InterventionError error) {
        errors.put(request, error);
        return this;
    }

    /** Changes each page before it is returned. */
    MovingList responding(UnaryOperator<Page<Intervention>> change) {
        responding = change;
        return this;
    }

    /** Takes the records from another offset than the requested one, without reporting it. */
    MovingList readingFrom(UnaryOperator<PageRequest> place) {
        reading = place;
        return this;
    }

    /** Responds to pages with these records as the HTTP adapter does if it can't read them. */
    MovingList unreadable(List<String> ids) {
        unreadable.addAll(ids);
        return this;
    }

    // ---- the list and its requests ----

    List<String> ids() {
        return records.stream().map(record -> record.id().value()).toList();
    }

    int size() {
        return records.size();
    }

    int numberAt(Instant moment) {
        return (int) records.stream()
                .filter(record -> record.lifecycle().createdAt().contains(moment))
                .count();
    }

    List<Long> offsets() {
        return requests.stream().map(PageRequest::offset).toList();
    }

    List<PageRequest> requests() {
        return List.copyOf(requests);
    }

    List<InterventionQuery> queries() {
        return List.copyOf(queries);
    }

    // ---- the port ----

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        requests.add(page);
        queries.add(query);
        actions.getOrDefault(requests.size(), () -> {}).run();
        InterventionError error = errors.get(requests.size());
        if (error != null) {
            return Either.left(error);
        }
        return readable(responding.apply(new Page<>(
                records.size(),
                page.offset(),
                page.limit(),
                Vector.ofAll(records.stream().skip(reading.apply(page).offset()).limit(page.limit())))));
    }

    private Either<InterventionError, Page<Intervention>> readable(Page<Intervention> page) {
        Seq<Either<UnreadableRecord, Intervention>> records = page.records()
                .zipWithIndex((record, index) -> unreadable.contains(record.id().value())
                        ? Either.left(new UnreadableRecord(page.offset() + index, Option.some(record.id()), "odd"))
                        : Either.right(record));
        return records.forAll(Either::isRight)
                ? Either.right(page)
                : Either.left(new MalformedResponse(
                        "odd records", Option.some(new Page<>(page.count(), page.offset(), page.limit(), records))));
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Interventions actingAs(UserId user) {
        throw new UnsupportedOperationException();
    }
}
