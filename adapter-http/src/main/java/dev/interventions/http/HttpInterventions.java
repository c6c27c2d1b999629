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
import dev.interventions.domain.UserId;
import dev.interventions.http.json.AnswerJson;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The interventions of an account of the service, over HTTP.
 *
 * <p><b>Time.</b> Every call ends at its deadline, whatever the service does ({@link HttpSettings#withDeadline}, {@link #within}),
 * and when its thread is interrupted. All attempts, all waiting and all finding out happen before it.
 *
 * <p><b>Attempts.</b> A read is tried at most three times, on faults of the connection and on 429, 502, 503 and 504. A write is
 * tried again only if it is proven that the service never took it: it was not sent, or answered by a 429. After a 401 the token
 * supplier is asked again, and the request sent once more. Every attempt is within the {@link
 * dev.interventions.port.RequestBudget}. {@link HttpSettings#sendingOnce} turns all of this off.
 *
 * <p><b>Lost answers.</b> If the answer to a write is lost or unusable, the outcome is looked for by reading, and the write is never
 * sent again. What is confirmed is the result, which doesn't claim that it was this call that brought it about; else the effect is
 * unknown.
 *
 * <p><b>Refusals.</b> The service gives no reasons when it refuses to close or cancel. One read then shows which rules are broken, if
 * any ({@link dev.interventions.domain.Refused.Basis#WORKED_OUT}). If it shows none, the message says so; why then remains unknown.
 *
 * <p><b>Answers.</b> What is not exactly what the service documents is {@link
 * dev.interventions.domain.Unavailable.MalformedAnswer} on a read and an unknown effect on a write; unknown fields are ignored.
 *
 * <p><b>Seeing what happens.</b> {@link HttpSettings#withListener} tells a host of each attempt, wait and outcome of its calls. The
 * logger {@code dev.interventions.http} says the same at debug level. Neither shows a token, a body or an id of the service's; nor
 * does HttpClient, whatever its loggers are set to, show the token.
 *
 * <p>Threads may share an instance; its connections are its own. Close it when the host stops: calls under way then end, and later
 * ones throw {@link IllegalStateException}.
 */
public final class HttpInterventions implements Interventions, AutoCloseable {

    private static final int PAGES_TO_LOOK_THROUGH = 3;

    private final HttpSettings settings;
    private final Sender sender;
    private final Listeners listeners;
    private final AnswerJson json;
    private final Option<UserId> impersonated;
    private final boolean isView;

    private HttpInterventions(
            HttpSettings settings,
            Sender sender,
            Listeners listeners,
            AnswerJson json,
            Option<UserId> impersonated,
            boolean isView) {
        this.settings = settings;
        this.sender = sender;
        this.listeners = listeners;
        this.json = json;
        this.impersonated = impersonated;
        this.isView = isView;
    }

    /** The account that these settings name. Nothing is sent before the first call. */
    public static HttpInterventions connect(HttpSettings settings) {
        return connect(settings, Time.SYSTEM);
    }

    static HttpInterventions connect(HttpSettings settings, Time time) {
        return new HttpInterventions(
                settings,
                new Sender(settings, time),
                new Listeners(settings.listener(), time),
                new AnswerJson(),
                Option.none(),
                false);
    }

    /** A view that shares the connections of this instance; closing the view does nothing. */
    @Override
    public HttpInterventions actingAs(UserId user) {
        return new HttpInterventions(
                settings, sender, listeners, json, Option.some(requireNonNull(user, "user")), true);
    }

    /**
     * A view whose calls have another deadline, which shares the connections of this instance; closing the view does nothing.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpInterventions within(Duration deadline) {
        return new HttpInterventions(settings.withDeadline(deadline), sender, listeners, json, impersonated, true);
    }

    /** What the connections of this instance are doing now; its views have the same ones. Meant for gauges and health checks. */
    public PoolStats connections() {
        return sender.connections();
    }

    /** Ends the calls under way and gives back the connections. On a view, does nothing. */
    @Override
    public void close() {
        if (!isView) {
            sender.close();
            listeners.close();
        }
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return call(
                Operation.CREATE,
                exchange -> confirmed(
                        exchange,
                        exchange.send(WireRequest.create(content), json::created),
                        () -> openedOn(content, exchange)));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return call(Operation.GET, exchange -> exchange.read(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return call(
                Operation.LIST,
                exchange -> exchange.send(WireRequest.list(query, page), body -> json.page(body, page.limit())));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return call(
                Operation.CLOSE,
                exchange -> explained(
                        exchange,
                        confirmed(
                                exchange,
                                exchange.send(id, WireRequest.close(id)),
                                () -> exchange.seen(id, Intervention::isClosed)),
                        id,
                        Explanation.OF_CLOSING));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return call(
                Operation.CANCEL,
                exchange -> explained(
                        exchange,
                        confirmed(
                                exchange,
                                exchange.send(id, WireRequest.cancel(id))
                                        .map(last -> new Cancelled(id, Option.some(last))),
                                () -> gone(id, exchange)),
                        id,
                        Explanation.OF_CANCELLING));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return call(
                Operation.REASSIGN,
                exchange -> confirmed(
                        exchange,
                        exchange.send(id, WireRequest.reassign(id, newOwner)),
                        () -> exchange.seen(id, found -> found.owner().contains(newOwner))));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return call(
                Operation.CATEGORIZE,
                exchange -> confirmed(
                        exchange,
                        exchange.send(id, WireRequest.categorize(id, categories)),
                        () -> exchange.seen(id, found -> found.categories().contains(categories))));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return call(
                Operation.UPDATE_CUSTOM_FIELDS,
                exchange -> CustomFieldKeys.refusal(values.keySet())
                        .<Either<InterventionError, Intervention>>map(Either::left)
                        .getOrElse(() -> sendCustomFields(id, values, exchange)));
    }

    private Either<InterventionError, Intervention> sendCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values, Exchange exchange) {
        return confirmed(
                exchange,
                exchange.send(id, WireRequest.updateCustomFields(id, values)),
                () -> exchange.seen(id, found -> found.customFields().exists(fields -> show(fields, values))));
    }

    private static boolean show(Map<String, CustomFieldValue> fields, Map<String, CustomFieldValue> values) {
        return values.forAll(wanted -> wanted._2.isBlank()
                ? fields.get(wanted._1).forAll(CustomFieldValue::isBlank)
                : fields.get(wanted._1).exists(wanted._2::meansSameAs));
    }

    /** An open intervention on the content, among those that were changed last. */
    private Option<Intervention> openedOn(ContentId content, Exchange exchange) {
        InterventionQuery lastChanged = InterventionQuery.all().sortedBy(Sort.UPDATED_AT);
        for (int page = 0; page < PAGES_TO_LOOK_THROUGH; page++) {
            PageRequest request = PageRequest.of((long) page * PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT);
            Option<Page<Intervention>> listed = exchange.send(
                            WireRequest.list(lastChanged, request), body -> json.page(body, request.limit()))
                    .toOption();
            Option<Intervention> found = listed.flatMap(some ->
                    some.records().find(record -> record.origin().content().contains(content) && !record.isClosed()));
            if (found.isDefined() || !listed.exists(Page::hasNext)) {
                return found;
            }
        }
        return Option.none();
    }

    private static Option<Cancelled> gone(InterventionId id, Exchange exchange) {
        return Option.when(
                exchange.read(id).swap().exists(Refused.NotFound.class::isInstance),
                () -> new Cancelled(id, Option.none()));
    }

    private <T> Either<InterventionError, T> call(
            Operation operation, Function<Exchange, Either<InterventionError, T>> steps) {
        Recorder recorder = listeners.begin(operation);
        Deadline deadline = sender.deadlineIn(settings.deadline());
        return recorder.ended(steps.apply(new Exchange(sender, json, impersonated, deadline, recorder)));
    }

    private <T> Either<InterventionError, T> confirmed(
            Exchange exchange, Either<InterventionError, T> outcome, Supplier<Option<T>> lookup) {
        return settings.sendsOnce() ? outcome : exchange.confirmed(outcome, lookup);
    }

    private <T> Either<InterventionError, T> explained(
            Exchange exchange, Either<InterventionError, T> outcome, InterventionId id, Explanation explanation) {
        return settings.explainsRefusals() ? exchange.explained(outcome, id, explanation) : outcome;
    }
}
