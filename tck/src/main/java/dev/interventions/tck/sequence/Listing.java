package dev.interventions.tck.sequence;

import dev.interventions.domain.Actor;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.comparison.UnknownIds;
import dev.interventions.tck.model.ModelList;
import dev.interventions.tck.model.ModelResult;
import dev.interventions.tck.sequence.Participants.Agent;
import dev.interventions.tck.sequence.Participants.Customer;
import dev.interventions.tck.sequence.Participants.Place;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/**
 * Lists interventions.
 *
 * @param groupOf only those of the group in which this customer is now
 */
record Listing(
        Option<Place> thread,
        Option<Agent> owner,
        Option<Customer> groupOf,
        Set<Customer> customers,
        Option<StatusFilter> status,
        Sort sort,
        PageRequest page)
        implements Command {

    @Override
    public Either<InterventionError, ?> execute(View view, RunState state) {
        return view.interventions().list(query(state), page);
    }

    @Override
    public ModelResult<?> predict(RunState state, Actor actor, Instant now, Outcome seen) {
        return new ModelResult<>(
                Either.right(new ModelList(state.model(), actor, now).page(query(state), page)), state.model());
    }

    private InterventionQuery query(RunState state) {
        RunEnvironment environment = state.environment();
        Set<IdentityId> identities = customers.map(environment::customer);
        return new InterventionQuery(
                thread.map(environment::thread),
                owner.map(environment::user),
                groupOf.map(customer -> state.model()
                        .groups()
                        .get(environment.customer(customer))
                        .getOrElse(UnknownIds.GROUP)),
                identities,
                status,
                sort);
    }

    /** The ids of the rules on the filters that are set. */
    Seq<String> filters() {
        return thread.map(kept -> "LIST-5")
                .toList()
                .appendAll(owner.map(kept -> "LIST-6"))
                .appendAll(groupOf.map(kept -> "LIST-7"))
                .appendAll(Option.when(!customers.isEmpty(), "LIST-8"))
                .appendAll(status.map(kept -> "LIST-11"));
    }

    @Override
    public boolean isPossible(RunState state) {
        return true;
    }

    @Override
    public String describe(RunState state) {
        return "lists the " + page.limit() + " interventions from offset " + page.offset()
                + status.map(kept -> ", " + kept.name().toLowerCase(Locale.ROOT))
                        .getOrElse("")
                + thread.map(kept -> ", in " + kept).getOrElse("")
                + owner.map(kept -> ", owned by " + kept).getOrElse("")
                + groupOf.map(kept -> ", of " + kept + "'s group").getOrElse("")
                + (customers.isEmpty() ? "" : ", of " + customers.toSortedSet().mkString(" or "))
                + (sort == Sort.UPDATED_AT ? ", the most recently changed first" : "");
    }

    @Override
    public Seq<Command> simpler() {
        return List.of(
                        new Listing(Option.none(), owner, groupOf, customers, status, sort, page),
                        new Listing(thread, Option.none(), groupOf, customers, status, sort, page),
                        new Listing(thread, owner, Option.none(), customers, status, sort, page),
                        new Listing(thread, owner, groupOf, HashSet.empty(), status, sort, page),
                        new Listing(thread, owner, groupOf, customers, Option.none(), sort, page),
                        new Listing(thread, owner, groupOf, customers, status, Sort.CREATED_AT, page),
                        new Listing(thread, owner, groupOf, customers, status, sort, PageRequest.first()))
                .filter(simpler -> !simpler.equals(this))
                .map(simpler -> simpler);
    }
}
