package dev.interventions.feed;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.Unavailable.Unreachable;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A small account as a feed reads it: counts its requests, lets a test act before each of them, and can fail or respond oddly. */
final class ObservedAccount implements Interventions {

    private final Interventions account;
    private Runnable beforeRequest = () -> {};
    private BooleanSupplier failing = () -> false;
    private UnaryOperator<Intervention> shown = intervention -> intervention;
    private Predicate<Intervention> unreadable = intervention -> false;
    private Option<Comparator<Intervention>> order = Option.none();
    private boolean odd;
    private int lists;
    private int gets;

    ObservedAccount(Interventions account) {
        this.account = account;
    }

    void beforeRequest(Runnable action) {
        beforeRequest = action;
    }

    void failing(BooleanSupplier when) {
        failing = when;
    }

    /** Shows each intervention as this function gives it. */
    void showing(UnaryOperator<Intervention> view) {
        odd = true;
        shown = view;
    }

    void unreadable(Predicate<Intervention> which) {
        odd = true;
        unreadable = which;
    }

    /** How the service sorts if {@code updated_at} is requested. */
    void sortingUpdatesBy(Comparator<Intervention> other) {
        odd = true;
        order = Option.some(other);
    }

    int lists() {
        return lists;
    }

    int gets() {
        return gets;
    }

    int requests() {
        return lists + gets;
    }

    /** All interventions that can be read, by their ids. */
    Map<InterventionId, Intervention> readable() {
        return HashMap.ofEntries(all(Sort.CREATED_AT).reject(unreadable).map(one -> io.vavr.Tuple.of(one.id(), one)));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest request) {
        lists++;
        beforeRequest.run();
        if (failing.getAsBoolean()) {
            return Either.left(new Unreachable("no connection (simulated)"));
        }
        return odd ? oddly(query, request) : account.list(query, request);
    }

    private Either<InterventionError, Page<Intervention>> oddly(InterventionQuery query, PageRequest request) {
        List<Intervention> all = all(query.sort());
        List<Intervention> records = all.drop((int) request.offset()).take(request.limit());
        if (records.forAll(unreadable.negate())) {
            return Either.right(new Page<>(all.size(), request.offset(), request.limit(), records));
        }
        Seq<Either<UnreadableRecord, Intervention>> partly =
                records.zipWithIndex((record, index) -> unreadable.test(record)
                        ? Either.left(new UnreadableRecord(request.offset() + index, Option.some(record.id()), "odd"))
                        : Either.right(record));
        return Either.left(new MalformedResponse(
                "odd records", Option.some(new Page<>(all.size(), request.offset(), request.limit(), partly))));
    }

    private List<Intervention> all(Sort sort) {
        List<Intervention> all = List.empty();
        Page<Intervention> page;
        do {
            page = account.list(InterventionQuery.all(), PageRequest.of(all.size(), PageRequest.MAX_LIMIT))
                    .get();
            all = all.appendAll(page.records());
        } while (page.hasNext());
        all = all.map(shown);
        Comparator<Intervention> ties =
                Comparator.comparing(one -> one.id().value().hashCode());
        return sort == Sort.CREATED_AT
                ? all.sorted(Comparator.comparing(ObservedAccount::createdAt)
                        .reversed()
                        .thenComparing(ties))
                : all.sorted(order.getOrElse(Comparator.comparing(ObservedAccount::updatedAt)
                        .reversed()
                        .thenComparing(ties)));
    }

    static Instant createdAt(Intervention intervention) {
        return intervention.lifecycle().createdAt().get();
    }

    static Instant updatedAt(Intervention intervention) {
        return intervention.lifecycle().updatedAt().getOrElse(Instant.MIN);
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        gets++;
        beforeRequest.run();
        if (failing.getAsBoolean()) {
            return Either.left(new Unreachable("no connection (simulated)"));
        }
        return account.get(id)
                .map(shown)
                .filterOrElse(unreadable.negate(), odd -> new MalformedResponse("an odd record"));
    }

    // ---- a feed doesn't use these ----

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
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
