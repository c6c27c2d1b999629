package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.adapter;
import static dev.interventions.conformance.faults.FaultyBehavior.cancelling;
import static dev.interventions.conformance.faults.FaultyBehavior.categorizing;
import static dev.interventions.conformance.faults.FaultyBehavior.closing;
import static dev.interventions.conformance.faults.FaultyBehavior.creating;
import static dev.interventions.conformance.faults.FaultyBehavior.getting;
import static dev.interventions.conformance.faults.FaultyBehavior.listing;
import static dev.interventions.conformance.faults.FaultyBehavior.reassigning;
import static dev.interventions.conformance.faults.FaultyBehavior.updating;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.port.Walk;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Objects;

/** Faults with null arguments, and with results that change after they were returned. */
final class ArgumentFaults {

    private ArgumentFaults() {}

    static Seq<Fault> all() {
        return List.of(
                new Fault(
                        "ARGUMENT-1",
                        "clears the categories if they are null",
                        categorizing((it, id, categories) -> it.correct()
                                .categorize(id, Option.of(categories).getOrElse(HashSet.empty())))),
                new Fault(
                        "ARGUMENT-1",
                        "ignores custom fields that are null",
                        updating((it, id, values) -> it.correct()
                                .updateCustomFields(id, Option.of(values).getOrElse(HashMap.empty())))),
                new Fault(
                        "ARGUMENT-1",
                        "keeps the owner if the new owner is null",
                        reassigning((it, id, newOwner) -> newOwner == null
                                ? it.correct().get(id)
                                : it.correct().reassign(id, newOwner))),
                new Fault(
                        "ARGUMENT-1",
                        "refuses null as an invalid request",
                        creating((it, content) ->
                                content == null ? refused() : it.correct().create(content))),
                new Fault(
                        "ARGUMENT-1",
                        "returns NotFound when the id to get is null",
                        getting((it, id) ->
                                id == null ? notFound() : it.correct().get(id))),
                new Fault(
                        "ARGUMENT-1",
                        "returns NotFound when the id to close is null",
                        closing((it, id) ->
                                id == null ? notFound() : it.correct().close(id))),
                new Fault(
                        "ARGUMENT-1", "throws another exception when the id to cancel is null", cancelling((it, id) -> {
                            if (id == null) {
                                throw new FaultContext.Thrown();
                            }
                            return it.correct().cancel(id);
                        })),
                new Fault(
                        "ARGUMENT-1",
                        "lists everything if the query is null",
                        listing((it, query, page) ->
                                it.correct().list(Option.of(query).getOrElse(InterventionQuery.all()), page))),
                new Fault(
                        "ARGUMENT-1",
                        "lists the first page if the page request is null",
                        listing((it, query, page) ->
                                it.correct().list(query, Option.of(page).getOrElse(PageRequest.first())))),
                new Fault(
                        "ARGUMENT-1",
                        "acts as the token's user if the impersonated user is null",
                        adapter(ArgumentFaults::self)),
                new Fault("ARGUMENT-1", "walks over everything if the query is null", adapter(ArgumentFaults::walking)),
                new Fault(
                        "ARGUMENT-1",
                        "clears the categories and throws if they are null",
                        categorizing((it, id, categories) -> {
                            if (categories == null) {
                                it.correct().categorize(id, HashSet.empty());
                            }
                            return it.correct().categorize(id, Objects.requireNonNull(categories));
                        })),
                new Fault(
                        "RESULT-1",
                        "reads the records of a page lazily",
                        listing((it, query, page) ->
                                it.correct().list(query, page).map(right -> lazy(it, right)))));
    }

    private static <T> Either<InterventionError, T> refused() {
        return Either.left(new InvalidRequest("null"));
    }

    private static Either<InterventionError, Intervention> notFound() {
        return Either.left(FaultContext.notFound(InterventionId.of("null")));
    }

    private static Interventions self(FaultContext it) {
        return new FaultyInterventions(it) {
            @Override
            public Interventions actingAs(UserId user) {
                return user == null ? this : super.actingAs(user);
            }
        };
    }

    private static Interventions walking(FaultContext it) {
        return new FaultyInterventions(it) {
            @Override
            public Walk walk(InterventionQuery query) {
                return super.walk(Option.of(query).getOrElse(InterventionQuery.all()));
            }
        };
    }

    /** All records except the first are read lazily. */
    private static Page<Intervention> lazy(FaultContext it, Page<Intervention> page) {
        return new Page<>(
                page.count(),
                page.offset(),
                page.limit(),
                Stream.ofAll(page.records())
                        .map(one -> it.correct().get(one.id()).getOrElse(one)));
    }
}
