package dev.interventions.http;

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
import dev.interventions.domain.UserId;
import dev.interventions.http.intervention.InterventionCall;
import dev.interventions.http.intervention.WriteCall;
import dev.interventions.http.json.ResponseJson;
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
 * The interventions of an account of the service, over HTTP. See {@link EngageClient#interventions()}.
 *
 * <p><b>Time.</b> Every call ends at its deadline, whatever the service does ({@link HttpSettings#withDeadline}, {@link #within}), and when
 * its thread is interrupted. All attempts, waits and look-ups happen before it.
 *
 * <p><b>Attempts.</b> A read is attempted at most three times: after a failure of the connection (a truncated response is one), and after
 * 429, 502, 503 and 504. A write is retried only if the service is known not to have accepted it: it was not sent, or the response was a
 * 429. After a 401 the token supplier is called again, and the request is sent again. Every attempt needs a permit of the {@link
 * dev.interventions.port.budget.RequestBudget}. {@link HttpSettings#sendingOnce} turns retries off.
 *
 * <p><b>Lost responses.</b> If the response to a write is lost or unusable, the outcome is looked up by reading, and the write is never
 * sent again. A confirmed state is the result, which doesn't say that this call caused it; otherwise the effect is unknown. A response with
 * status 200 is unusable too if its record doesn't show the requested state (an intervention that is still open after a close, another
 * owner, other categories or fields): a result is what was seen. A create on a later message reopens an intervention whose record names
 * another content; it is the result if it is then listed as reopened.
 *
 * <p><b>Refusals.</b> The service gives no reasons when it refuses to close or cancel. The adapter then reads the intervention once to find
 * which rules are broken ({@link dev.interventions.domain.Refused.Basis#INFERRED}). If it shows none, the message says so, and the reason
 * remains unknown.
 *
 * <p><b>Responses.</b> A response that isn't exactly as the service documents it is a {@link
 * dev.interventions.domain.Unavailable.MalformedResponse} on a read and an unknown effect on a write. Unknown fields are ignored.
 *
 * <p><b>Limits.</b> A request whose line would have more than 8192 bytes (see {@link HttpSettings#sendingWritesAsForm}), and a write of
 * more than 1000 categories or custom fields, are {@link dev.interventions.domain.Refused.InvalidRequest} before anything is sent. A
 * response with more than 1000 of them isn't read.
 *
 * <p><b>Observability.</b> {@link HttpSettings#addingListener} notifies a host of each attempt, wait and outcome of its calls; {@link
 * HttpSettings#addingInterceptor} lets it add headers to each attempt. Each call has an id, which events, the log and errors ({@link
 * InterventionError#call}) have in common; an error that comes from a response has its status and its {@code X-Request-Id}. The logger
 * {@code dev.interventions.http} logs the same at debug level, and all causes of an attempt without a response. Neither shows a token, a
 * body or an id of the service; nor does HttpClient show the token, at any level of its loggers.
 *
 * <p>Threads may share an instance. It uses the connections of its {@link EngageClient}; once that is closed, calls throw {@link
 * IllegalStateException}.
 */
public final class HttpInterventions implements Interventions {

    private final View view;

    HttpInterventions(View view) {
        this.view = view;
    }

    /** A view whose calls act as this user. On a view, this replaces the user. */
    @Override
    public HttpInterventions actingAs(UserId user) {
        return new HttpInterventions(view.actingAs(user));
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpInterventions within(Duration deadline) {
        return new HttpInterventions(view.within(deadline));
    }

    /** A view whose calls wait for the budget in this lane, see {@link HttpSettings#withLane}. */
    public HttpInterventions withLane(String lane) {
        return new HttpInterventions(view.withLane(lane));
    }

    @Override
    public Either<InterventionError, Intervention> create(ContentId content) {
        return run(Operation.CREATE, call -> call.write(WriteCall.create(content)));
    }

    @Override
    public Either<InterventionError, Intervention> get(InterventionId id) {
        return run(Operation.GET, call -> call.get(id));
    }

    @Override
    public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
        return run(Operation.LIST, call -> call.list(query, page));
    }

    @Override
    public Either<InterventionError, Intervention> close(InterventionId id) {
        return run(Operation.CLOSE, call -> call.write(WriteCall.close(id)));
    }

    @Override
    public Either<InterventionError, Cancelled> cancel(InterventionId id) {
        return run(Operation.CANCEL, call -> call.write(WriteCall.cancel(id)));
    }

    @Override
    public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
        return run(Operation.REASSIGN, call -> call.write(WriteCall.reassign(id, newOwner)));
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        return run(
                Operation.CATEGORIZE,
                call -> unlessRefused(
                        tooMany("categories", categories.size()),
                        () -> call.write(WriteCall.categorize(id, categories))));
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        return run(
                Operation.UPDATE_CUSTOM_FIELDS,
                call -> unlessRefused(
                        CustomFieldKeys.refusal(values).orElse(() -> tooMany("custom fields", values.size())),
                        () -> call.write(WriteCall.updateCustomFields(id, values))));
    }

    private <T> Either<InterventionError, T> run(
            Operation operation, Function<InterventionCall, Either<InterventionError, T>> steps) {
        return view.run(operation, execution -> steps.apply(new InterventionCall(execution)));
    }

    private static <T> Either<InterventionError, T> unlessRefused(
            Option<Refused> refusal, Supplier<Either<InterventionError, T>> call) {
        return refusal.<Either<InterventionError, T>>map(Either::left).getOrElse(call);
    }

    /** The refusal of a write with too many entries, whose response could not be read. */
    private static Option<Refused> tooMany(String what, int number) {
        return Option.when(
                number > ResponseJson.MOST_ENTRIES,
                () -> new Refused.InvalidRequest("at most " + ResponseJson.MOST_ENTRIES + " " + what
                        + " can be written, but these are " + number));
    }
}
