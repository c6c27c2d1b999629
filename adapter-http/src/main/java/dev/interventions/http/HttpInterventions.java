package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldKeys;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.UserId;
import dev.interventions.http.call.CallExecution;
import dev.interventions.http.call.CallReporter;
import dev.interventions.http.call.ClientLifecycle;
import dev.interventions.http.call.ErrorMapper;
import dev.interventions.http.call.Listeners;
import dev.interventions.http.call.RefusalDiagnosis;
import dev.interventions.http.call.RequestedState;
import dev.interventions.http.call.RetryingSender;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.transport.Deadline;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The interventions of an account of the service, over HTTP; given by {@link EngageClient#interventions()}.
 *
 * <p><b>Time.</b> Every call ends at its deadline, whatever the service does ({@link HttpSettings#withDeadline}, {@link #within}),
 * and when its thread is interrupted. All attempts, all waiting and all finding out happen before it.
 *
 * <p><b>Attempts.</b> A read is tried at most three times, on faults of the connection (a response that was truncated
 * is one) and on 429, 502, 503 and 504. A write is tried again only if it is proven that the service never took it: it was not sent,
 * or answered by a 429. After a 401 the token supplier is asked again, and the request sent once more. Every attempt is within the
 * {@link dev.interventions.port.budget.RequestBudget}. {@link HttpSettings#sendingOnce} turns all of this off.
 *
 * <p><b>Lost responses.</b> If the response to a write is lost or unusable, the outcome is looked for by reading, and the write is never
 * sent again. What is confirmed is the result, which doesn't claim that it was this call that brought it about; else the effect is
 * unknown. A record that doesn't show what was asked for (an intervention that is still open after a close, another owner, other
 * categories or fields) is unusable too, though it came with 200: a result is what was seen. A create on a later message reopens an
 * intervention whose record names another content; it is the result if it is then listed among the reopened ones.
 *
 * <p><b>Refusals.</b> The service gives no reasons when it refuses to close or cancel. One read then shows which rules are broken, if
 * any ({@link dev.interventions.domain.Refused.Basis#WORKED_OUT}). If it shows none, the message says so; why then remains unknown.
 *
 * <p><b>Responses.</b> What is not exactly what the service documents is {@link
 * dev.interventions.domain.Unavailable.MalformedResponse} on a read and an unknown effect on a write; unknown fields are ignored.
 *
 * <p><b>Limits.</b> {@link dev.interventions.domain.Refused.InvalidRequest} is given before anything is sent to a request whose line
 * would have more than 8192 bytes (see {@link HttpSettings#sendingWritesAsForm}), and to a write of more than 1000 categories or
 * custom fields, since no response with more is read.
 *
 * <p><b>Seeing what happens.</b> {@link HttpSettings#withListener} notifies a host of each attempt, wait and outcome of its calls. The
 * logger {@code dev.interventions.http} says the same at debug level, and gives all causes of an attempt without a response. Neither
 * shows a token, a body or an id of the service's; nor does HttpClient, whatever its loggers are set to, show the token.
 *
 * <p>Threads may share an instance. It uses the connections of its {@link EngageClient}; once that is closed, calls throw {@link
 * IllegalStateException}.
 */
public final class HttpInterventions implements Interventions {

    private static final int PAGES_TO_LOOK_THROUGH = 3;

    private final HttpSettings settings;
    private final ClientLifecycle lifecycle;
    private final RetryingSender sender;
    private final Listeners listeners;
    private final ResponseJson json;
    private final Option<UserId> impersonated;

    HttpInterventions(
            HttpSettings settings,
            ClientLifecycle lifecycle,
            RetryingSender sender,
            Listeners listeners,
            ResponseJson json) {
        this(settings, lifecycle, sender, listeners, json, Option.none());
    }

    private HttpInterventions(
            HttpSettings settings,
            ClientLifecycle lifecycle,
            RetryingSender sender,
            Listeners listeners,
            ResponseJson json,
            Option<UserId> impersonated) {
        this.settings = settings;
        this.lifecycle = lifecycle;
        this.sender = sender;
        this.listeners = listeners;
        this.json = json;
        this.impersonated = impersonated;
    }

    /** A view whose calls act as this user. A nested call replaces the user. */
    @Override
    public HttpInterventions actingAs(UserId user) {
        return new HttpInterventions(
                settings, lifecycle, sender, listeners, json, Option.some(requireNonNull(user, "user")));
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpInterventions within(Duration deadline) {
        return new HttpInterventions(settings.withDeadline(deadline), lifecycle, sender, listeners, json, impersonated);
    }

    /** A view whose calls wait for the budget in this lane, see {@link HttpSettings#withLane}. */
    public HttpInterventions withLane(String lane) {
        return new HttpInterventions(
                settings.withLane(lane), lifecycle, sender.withLane(lane), listeners, json, impersonated);
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return call(Operation.CREATE, execution -> {
            Either<InterventionError, Intervention> response =
                    execution.send(WireRequest.create(content), json::created);
            RequestedState wanted = RequestedState.openOn(content);
            return confirmed(
                    execution,
                    wanted.shownIn(response),
                    () -> ofAnotherContent(response, content)
                            .flatMap(other -> reopened(other, execution))
                            .orElse(() -> lastChanged(InterventionQuery.all(), wanted.isShownBy(), execution)));
        });
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return call(Operation.GET, execution -> execution.read(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return call(Operation.LIST, execution -> execution.list(query, page));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return call(
                Operation.CLOSE,
                execution -> explained(
                        execution,
                        written(execution, id, WireRequest.close(id), RequestedState.CLOSED),
                        id,
                        RefusalDiagnosis.OF_CLOSING));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return call(
                Operation.CANCEL,
                execution -> explained(
                        execution,
                        confirmed(
                                execution,
                                RequestedState.CANCELLABLE
                                        .shownIn(execution.send(id, WireRequest.cancel(id)))
                                        .map(last -> new Cancelled(id, Option.some(last))),
                                () -> gone(id, execution)),
                        id,
                        RefusalDiagnosis.OF_CANCELLING));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return call(
                Operation.REASSIGN,
                execution ->
                        written(execution, id, WireRequest.reassign(id, newOwner), RequestedState.ownedBy(newOwner)));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return call(
                Operation.CATEGORIZE,
                execution -> tooMany("categories", categories.size())
                        .<Either<InterventionError, Intervention>>map(Either::left)
                        .getOrElse(() -> written(
                                execution,
                                id,
                                WireRequest.categorize(id, categories),
                                RequestedState.categorizedAs(categories))));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return call(
                Operation.UPDATE_CUSTOM_FIELDS,
                execution -> CustomFieldKeys.refusal(values)
                        .orElse(() -> tooMany("custom fields", values.size()))
                        .<Either<InterventionError, Intervention>>map(Either::left)
                        .getOrElse(() -> written(
                                execution,
                                id,
                                WireRequest.updateCustomFields(id, values),
                                RequestedState.withCustomFields(values))));
    }

    /** Why so many can't be written: a response that has them all could not be read. */
    private static Option<Refused> tooMany(String what, int number) {
        return Option.when(
                number > ResponseJson.MOST_ENTRIES,
                () -> new Refused.InvalidRequest("at most " + ResponseJson.MOST_ENTRIES + " " + what
                        + " can be written, but these are " + number));
    }

    /** A write whose response, or else one look, shows what was asked for. */
    private Either<InterventionError, Intervention> written(
            CallExecution execution, InterventionId id, WireRequest request, RequestedState wanted) {
        return confirmed(
                execution, wanted.shownIn(execution.send(id, request)), () -> execution.seen(id, wanted.isShownBy()));
    }

    /** The response to a create, if it is about an intervention that was first opened on another content. */
    private static Option<Intervention> ofAnotherContent(
            Either<InterventionError, Intervention> response, ContentId content) {
        return response.toOption().filter(record -> record.origin().content().exists(other -> !other.equals(content)));
    }

    /**
     * The intervention, if it is open again after a close. A later content of an intervention can only have reopened it, and the
     * record keeps the content that it was first opened on; nothing on the wire says which contents it has besides.
     */
    private static Option<Intervention> reopened(Intervention answered, CallExecution execution) {
        InterventionQuery reopened = InterventionQuery.all().withStatus(StatusFilter.REOPENED);
        return lastChanged(
                answered.origin().thread().map(reopened::inThread).getOrElse(reopened),
                found -> found.id().equals(answered.id()) && !found.isClosed(),
                execution);
    }

    /** Such an intervention, among those that were changed last. */
    private static Option<Intervention> lastChanged(
            InterventionQuery query, Predicate<Intervention> wanted, CallExecution execution) {
        for (int page = 0; page < PAGES_TO_LOOK_THROUGH; page++) {
            PageRequest request = PageRequest.of((long) page * PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT);
            Option<Page<Intervention>> listed =
                    execution.list(query.sortedBy(Sort.UPDATED_AT), request).toOption();
            Option<Intervention> found = listed.flatMap(some -> some.records().find(wanted));
            if (found.isDefined() || !listed.exists(Page::hasNext)) {
                return found;
            }
        }
        return Option.none();
    }

    private static Option<Cancelled> gone(InterventionId id, CallExecution execution) {
        return Option.when(
                execution.read(id).swap().exists(Refused.NotFound.class::isInstance),
                () -> new Cancelled(id, Option.none()));
    }

    private <T> Either<InterventionError, T> call(
            Operation operation, Function<CallExecution, Either<InterventionError, T>> steps) {
        return lifecycle.during(() -> {
            CallReporter reporter = listeners.begin(operation);
            Deadline deadline = sender.deadlineIn(settings.deadline());
            ErrorMapper errors = new ErrorMapper(json, settings.baseUri().uri());
            return reporter.ended(
                    steps.apply(new CallExecution(sender, json, errors, impersonated, deadline, reporter)));
        });
    }

    private <T> Either<InterventionError, T> confirmed(
            CallExecution execution, Either<InterventionError, T> outcome, Supplier<Option<T>> lookup) {
        return settings.sendsOnce() ? outcome : execution.confirmed(outcome, lookup);
    }

    private <T> Either<InterventionError, T> explained(
            CallExecution execution,
            Either<InterventionError, T> outcome,
            InterventionId id,
            RefusalDiagnosis diagnosis) {
        return settings.explainsRefusals() ? execution.explained(outcome, id, diagnosis) : outcome;
    }
}
