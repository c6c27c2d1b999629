package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.adapter;
import static dev.interventions.conformance.faults.FaultyBehavior.asking;
import static dev.interventions.conformance.faults.FaultyBehavior.knowingDeferrals;
import static dev.interventions.conformance.faults.FaultyBehavior.listing;
import static dev.interventions.conformance.faults.FaultyBehavior.showing;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.UnknownUser;
import dev.interventions.domain.Replies;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Faults of lists: wrong interventions, or in a wrong order. */
final class ListingFaults {

    private static final InterventionQuery ALL = InterventionQuery.all();

    private ListingFaults() {}

    static Seq<Fault> all() {
        return visibility().appendAll(order()).appendAll(filters()).appendAll(status());
    }

    /** The list with all of its records changed or reordered. */
    private static FaultyBehavior rearranging(Rearrangement rearrangement) {
        return listing((it, query, page) ->
                it.all(query).map(all -> FaultContext.page(rearrangement.of(it, query, all), page)));
    }

    private interface Rearrangement {
        Seq<Intervention> of(FaultContext it, InterventionQuery query, Seq<Intervention> all);
    }

    private static Seq<Fault> visibility() {
        return List.of(
                new Fault(
                        "LIST-1",
                        "leaks sources that aren't read",
                        listing((it, query, page) -> it.unrestricted().list(query, page))),
                new Fault(
                        "LIST-1",
                        "counts interventions in sources that aren't read",
                        listing((it, query, page) -> it.correct()
                                .list(query, page)
                                .map(right -> new Page<>(
                                        it.unrestricted()
                                                .list(query, page)
                                                .get()
                                                .count(),
                                        right.offset(),
                                        right.limit(),
                                        right.records())))),
                new Fault(
                        "LIST-1",
                        "lists owned interventions in a source that is no longer read",
                        listing((it, query, page) -> it.correct()
                                .list(query, page)
                                .flatMap(right -> right.records().isEmpty()
                                        ? it.unrestricted().list(query.ownedBy(it.acting()), page)
                                        : Either.right(right)))),
                new Fault(
                        "LIST-1",
                        "cuts pages before it filters out sources that aren't read",
                        listing((it, query, page) -> it.correct()
                                .list(query, page)
                                .map(right -> new Page<>(
                                        right.count(),
                                        right.offset(),
                                        right.limit(),
                                        it.unrestricted()
                                                .list(query, page)
                                                .get()
                                                .records()
                                                .filter(one -> it.correct()
                                                        .get(one.id())
                                                        .isRight()))))),
                new Fault(
                        "LIST-1",
                        "leaves out closed interventions",
                        rearranging((it, query, all) -> all.reject(Intervention::isClosed))),
                new Fault(
                        "LIST-1",
                        "lists interventions without their replies",
                        rearranging((it, query, all) -> all.map(one -> one.withReplies(Replies.UNKNOWN)))));
    }

    private static Seq<Fault> order() {
        return List.of(
                new Fault("LIST-2", "lists the oldest first", rearranging((it, query, all) -> all.reverse())),
                new Fault(
                        "LIST-2",
                        "sorts by the last change by default",
                        asking(query -> query.sortedBy(Sort.UPDATED_AT))),
                new Fault("LIST-3", "ignores the requested order", asking(query -> query.sortedBy(Sort.CREATED_AT))),
                new Fault(
                        "LIST-3",
                        "sorts by the last change in ascending order",
                        rearranging((it, query, all) -> query.sort() == Sort.UPDATED_AT ? all.reverse() : all)),
                new Fault(
                        "LIST-4",
                        "lists equal dates in random order",
                        rearranging((it, query, all) -> byDate(query, all.shuffle()))),
                new Fault(
                        "LIST-4",
                        "lists the lower id first if dates are equal",
                        rearranging((it, query, all) ->
                                byDate(query, all.sortBy(one -> one.id().value())))),
                new Fault(
                        "LIST-4",
                        "lists the lower id first if the last changes are equal",
                        rearranging((it, query, all) ->
                                query.sort() == Sort.UPDATED_AT ? byDate(query, all.reverse()) : all)),
                new Fault(
                        "LIST-4",
                        "sorts by the last change if the dates of opening are equal",
                        rearranging((it, query, all) -> query.sort() == Sort.CREATED_AT
                                ? byDate(query, byDate(query.sortedBy(Sort.UPDATED_AT), all))
                                : all)),
                new Fault(
                        "LIST-4",
                        "sorts by the date of opening if the last changes are equal",
                        rearranging((it, query, all) -> query.sort() == Sort.UPDATED_AT
                                ? byDate(query, byDate(query.sortedBy(Sort.CREATED_AT), all))
                                : all)));
    }

    private static Seq<Intervention> byDate(InterventionQuery query, Seq<Intervention> all) {
        Function<Intervention, Option<Instant>> date = query.sort() == Sort.CREATED_AT
                ? one -> one.lifecycle().createdAt()
                : one -> one.lifecycle().updatedAt();
        return all.sorted(
                Comparator.comparing((Intervention one) -> date.apply(one).get())
                        .reversed());
    }

    private static Seq<Fault> filters() {
        return List.of(
                new Fault("LIST-5", "ignores the thread", asking(ListingFaults::withoutThread)),
                new Fault("LIST-6", "ignores the owner", asking(ListingFaults::withoutOwner)),
                new Fault(
                        "LIST-6",
                        "filters by the acting user instead of the owner in the query",
                        listing((it, query, page) -> it.correct()
                                .list(query.owner().isDefined() ? query.ownedBy(it.acting()) : query, page))),
                new Fault("LIST-7", "ignores the group", asking(ListingFaults::withoutGroup)),
                new Fault("LIST-7", "filters by the customer's group at opening", groupAtOpening()),
                new Fault(
                        "LIST-7",
                        "shows a group that the customer has left",
                        showing(one -> one.origin().identityGroup().isDefined()
                                ? one
                                : one.withOrigin(
                                        one.origin().withIdentityGroup(Option.some(IdentityGroupId.of("former")))))),
                new Fault("LIST-7", "returns a cached list for the same query", stale()),
                new Fault(
                        "LIST-7",
                        "finds only one intervention of a group",
                        rearranging((it, query, all) -> query.identityGroup().isDefined() ? all.take(1) : all)),
                new Fault("LIST-8", "ignores the customers", asking(ListingFaults::withoutIdentities)),
                new Fault(
                        "LIST-8",
                        "filters by the first of several customers",
                        asking(query -> query.identities().isEmpty()
                                ? query
                                : query.ofIdentities(query.identities().head()))),
                new Fault(
                        "LIST-8",
                        "filters by at most two customers",
                        rearranging((it, query, all) -> query.identities().size() > 2
                                ? all.filter(one -> one.origin()
                                        .identity()
                                        .exists(query.identities().toList().take(2)::contains))
                                : all)),
                new Fault(
                        "LIST-8",
                        "requires an intervention to belong to all customers",
                        rearranging((it, query, all) -> query.identities().size() > 1 ? List.empty() : all)),
                new Fault("LIST-9", "combines filters with or", rearranging(ListingFaults::any)),
                new Fault(
                        "LIST-9",
                        "ignores the status if an owner is given",
                        asking(query -> query.owner().isDefined() ? withoutStatus(query) : query)),
                new Fault(
                        "LIST-9",
                        "ignores the thread if customers are given",
                        asking(query -> query.identities().nonEmpty() ? withoutThread(query) : query)),
                new Fault(
                        "LIST-9",
                        "ignores the owner if a group is given",
                        asking(query -> query.identityGroup().isDefined() ? withoutOwner(query) : query)),
                new Fault(
                        "LIST-9",
                        "ignores all other filters if a group is given",
                        asking(query -> query.identityGroup().map(ALL::ofGroup).getOrElse(query))),
                new Fault(
                        "LIST-10",
                        "refuses to list by an unknown owner",
                        listing((it, query, page) -> query.owner()
                                        .exists(owner ->
                                                it.state().world().find(owner).isEmpty())
                                ? Either.left(new UnknownUser("unknown"))
                                : it.correct().list(query, page))),
                new Fault(
                        "LIST-10",
                        "ignores case in the ids of threads",
                        rearranging((it, query, all) -> query.thread().isDefined()
                                ? it.all(withoutThread(query))
                                        .get()
                                        .filter(one -> one.origin()
                                                .thread()
                                                .exists(thread -> thread.value()
                                                        .equalsIgnoreCase(query.thread()
                                                                .get()
                                                                .value())))
                                : all)),
                new Fault(
                        "LIST-10",
                        "finds owners by a prefix of their ids",
                        rearranging((it, query, all) -> query.owner().isDefined()
                                ? it.all(withoutOwner(query))
                                        .get()
                                        .filter(one -> one.owner()
                                                .exists(owner -> owner.value()
                                                        .startsWith(query.owner()
                                                                .get()
                                                                .value())))
                                : all)),
                new Fault(
                        "LIST-10",
                        "lists everything if nothing matches",
                        rearranging(
                                (it, query, all) -> all.isEmpty() ? it.all(ALL).get() : all)),
                new Fault("LIST-10", "throws if nothing matches", rearranging((it, query, all) -> {
                    if (all.isEmpty() && !query.equals(ALL)) {
                        throw new FaultContext.Thrown();
                    }
                    return all;
                })));
    }

    private static Seq<Intervention> any(FaultContext it, InterventionQuery query, Seq<Intervention> all) {
        return List.of(
                        query.thread().map(ALL::inThread),
                        query.owner().map(ALL::ownedBy),
                        query.identityGroup().map(ALL::ofGroup),
                        query.status().map(ALL::withStatus))
                .flatMap(filter -> filter)
                .flatMap(filter -> it.all(filter).get())
                .appendAll(all)
                .distinctBy(Intervention::id);
    }

    private static InterventionQuery withoutThread(InterventionQuery query) {
        return new InterventionQuery(
                Option.none(), query.owner(), query.identityGroup(), query.identities(), query.status(), query.sort());
    }

    private static InterventionQuery withoutOwner(InterventionQuery query) {
        return new InterventionQuery(
                query.thread(), Option.none(), query.identityGroup(), query.identities(), query.status(), query.sort());
    }

    private static InterventionQuery withoutGroup(InterventionQuery query) {
        return new InterventionQuery(
                query.thread(), query.owner(), Option.none(), query.identities(), query.status(), query.sort());
    }

    private static InterventionQuery withoutIdentities(InterventionQuery query) {
        return new InterventionQuery(
                query.thread(), query.owner(), query.identityGroup(), HashSet.empty(), query.status(), query.sort());
    }

    private static InterventionQuery withoutStatus(InterventionQuery query) {
        return new InterventionQuery(
                query.thread(), query.owner(), query.identityGroup(), query.identities(), Option.none(), query.sort());
    }

    private static FaultyBehavior groupAtOpening() {
        Map<InterventionId, IdentityGroupId> groups = new ConcurrentHashMap<>();
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> create(ContentId content) {
                return super.create(content)
                        .peek(opened ->
                                opened.origin().identityGroup().forEach(group -> groups.put(opened.id(), group)));
            }

            @Override
            public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
                return it.all(withoutGroup(query))
                        .map(all -> FaultContext.page(
                                all.filter(one ->
                                        query.identityGroup().forAll(group -> group.equals(groups.get(one.id())))),
                                page));
            }
        });
    }

    private static FaultyBehavior stale() {
        Map<InterventionQuery, Page<Intervention>> pages = new ConcurrentHashMap<>();
        return listing((it, query, page) -> query.equals(ALL)
                ? it.correct().list(query, page)
                : Either.right(pages.computeIfAbsent(
                        query, asked -> it.correct().list(asked, page).get())));
    }

    private static Seq<Fault> status() {
        return List.of(
                new Fault("LIST-11", "ignores the status", asking(ListingFaults::withoutStatus)),
                new Fault(
                        "LIST-11",
                        "lists deferred interventions as active",
                        asking(query -> replacing(query, StatusFilter.ACTIVE, StatusFilter.OPENED))),
                new Fault(
                        "LIST-11",
                        "doesn't list deferred interventions as open",
                        asking(query -> replacing(query, StatusFilter.OPENED, StatusFilter.ACTIVE))),
                new Fault(
                        "LIST-11",
                        "lists closed interventions as reopened",
                        asking(query -> replacing(query, StatusFilter.REOPENED, StatusFilter.CLOSED))),
                new Fault(
                        "LIST-11",
                        "lists all open interventions as reopened",
                        asking(query -> replacing(query, StatusFilter.REOPENED, StatusFilter.OPENED))),
                new Fault(
                        "LIST-11",
                        "doesn't list a reopened intervention that was deferred",
                        rearranging((it, query, all) -> query.status().contains(StatusFilter.REOPENED)
                                ? all.filter(one -> one.state() instanceof InterventionState.Active)
                                : all)),
                new Fault("LIST-11", "lists as deferred until the present second", listingAsDeferredUntilThisMoment()),
                new Fault(
                        "LIST-11",
                        "doesn't list reopened interventions as active",
                        rearranging((it, query, all) -> query.status().contains(StatusFilter.ACTIVE)
                                ? all.reject(one -> it.isReopened(one.id()))
                                : all)));
    }

    private static FaultyBehavior listingAsDeferredUntilThisMoment() {
        return knowingDeferrals((it, deferrals) -> rearranging((context, query, all) ->
                        query.status().contains(StatusFilter.DEFERRED)
                                ? context.all(withoutStatus(query))
                                        .get()
                                        .filter(one -> all.contains(one)
                                                || context.now().equals(deferrals.get(one.id())))
                                : all)
                .adapter(it));
    }

    private static InterventionQuery replacing(InterventionQuery query, StatusFilter right, StatusFilter wrong) {
        return query.status().contains(right) ? query.withStatus(wrong) : query;
    }
}
