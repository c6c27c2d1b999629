package dev.interventions.emulator.api;

import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.json.WireNames;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** The parameters of a list operation. Blank ones count as absent. */
public record ListParameters(Parameters parameters) {

    private static final Map<String, StatusFilter> STATUSES = WireNames.of(StatusFilter.values());
    private static final Map<String, Sort> SORTS = WireNames.of(Sort.values());
    private static final String WHOLE_NUMBER = "-?[0-9]+";

    /** The query; none if a filter is a malformed id, which no intervention can match. */
    public Either<Response, Option<InterventionQuery>> query() {
        return oneOf("status", STATUSES)
                .flatMap(status -> oneOf("sort", SORTS).map(sort -> query(status, sort.getOrElse(Sort.CREATED_AT))));
    }

    private Option<InterventionQuery> query(Option<StatusFilter> status, Sort sort) {
        return filter("thread_id", ThreadId::parse)
                .flatMap(thread -> filter("user_id", UserId::parse)
                        .flatMap(owner -> filter("identity_group_id", IdentityGroupId::parse)
                                .flatMap(group -> identities()
                                        .map(identities -> new InterventionQuery(
                                                thread, owner, group, identities, status, sort)))));
    }

    /**
     * These parameters, or an error if one of these names is sent as a list or object: ignoring a filter would list records that don't
     * match.
     */
    public Either<Response, ListParameters> inKnownForms(String... names) {
        return unless(Vector.of(names).flatMap(name -> parameters.otherForms(name)));
    }

    /** The same for the filter by customers, which may be a list. */
    Either<Response, ListParameters> withIdentitiesInKnownForms() {
        return unless(parameters.otherForms("identity_id", "identity_id[]"));
    }

    private Either<Response, ListParameters> unless(Seq<String> unknownForms) {
        return unknownForms
                .headOption()
                .map(sent -> Either.<Response, ListParameters>left(badRequest(sent + " is not supported in this form")))
                .getOrElse(() -> Either.right(this));
    }

    /** The requested page; a limit beyond the maximum is reduced to it. */
    public Either<Response, PageRequest> page() {
        return wholeNumber("offset", 0)
                .flatMap(offset ->
                        wholeNumber("limit", PageRequest.DEFAULT_LIMIT).flatMap(limit -> page(offset, limit)));
    }

    private static Either<Response, PageRequest> page(long offset, long limit) {
        return limit < 1
                ? Either.left(badRequest("limit must be at least 1, but is " + limit))
                : PageRequest.parse(offset, (int) Math.min(limit, PageRequest.MAX_LIMIT))
                        .mapLeft(ErrorResponse::to);
    }

    /** The id to filter by, absent if none was sent; nothing if it is malformed. */
    public <T> Option<Option<T>> filter(String name, Function<String, Either<InterventionError, T>> parse) {
        return parameters
                .text(name)
                .map(text -> parse.apply(text).toOption().map(Option::some))
                .getOrElse(() -> Option.some(Option.none()));
    }

    /** The customers to filter by, empty if none were sent; nothing if all are malformed. */
    private Option<Set<IdentityId>> identities() {
        Seq<String> asked = parameters
                .list("identity_id")
                .getOrElse(Vector.empty())
                .filter(text -> !text.isBlank())
                .appendAll(parameters.text("identity_id"));
        Set<IdentityId> ids = asked.flatMap(IdentityId::parse).toSet();
        return Option.when(asked.isEmpty() || ids.nonEmpty(), ids);
    }

    private <T> Either<Response, Option<T>> oneOf(String name, Map<String, T> values) {
        return parameters
                .text(name)
                .map(text -> values.get(text)
                        .map(Option::some)
                        .toEither(() -> badRequest(
                                name + " must be one of " + values.keySet().mkString(", "))))
                .getOrElse(() -> Either.right(Option.none()));
    }

    private Either<Response, Long> wholeNumber(String name, long defaultValue) {
        return parameters
                .text(name)
                .map(text -> text.matches(WHOLE_NUMBER)
                        ? number(name, text)
                        : Either.<Response, Long>left(badRequest(name + " must be a whole number")))
                .getOrElse(() -> Either.right(defaultValue));
    }

    private static Either<Response, Long> number(String name, String digits) {
        try {
            return Either.right(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return Either.left(badRequest(name + " must be at most " + Long.MAX_VALUE));
        }
    }

    private static Response badRequest(String message) {
        return Response.error(ErrorKind.BAD_REQUEST, message);
    }
}
