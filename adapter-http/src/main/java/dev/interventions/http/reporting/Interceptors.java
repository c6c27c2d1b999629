package dev.interventions.http.reporting;

import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.AttemptInterceptor.Attempt;
import dev.interventions.http.event.AttemptInterceptor.HeaderSink;
import dev.interventions.http.event.AttemptInterceptor.Observation;
import dev.interventions.http.event.AttemptInterceptor.Result;
import dev.interventions.http.redaction.FailureLog;
import dev.interventions.http.redaction.Redactor;
import dev.interventions.http.transport.FailedAttempt;
import dev.interventions.http.transport.RequestHeader;
import dev.interventions.http.transport.Response;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the host's interceptors around each attempt of one client. Whatever they throw, the attempt goes on. */
public final class Interceptors {

    private static final Logger LOG = LoggerFactory.getLogger("dev.interventions.http");

    /** Bounds the memory of a client whose interceptor makes up names. */
    private static final int MAX_WARNINGS = 20;

    private final Seq<AttemptInterceptor> interceptors;
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    public Interceptors(Seq<AttemptInterceptor> interceptors) {
        this.interceptors = interceptors;
    }

    public boolean isEmpty() {
        return interceptors.isEmpty();
    }

    /** Makes an attempt with the headers that the interceptors add. */
    public Either<FailedAttempt, Response> around(
            Attempt attempt, Function<Seq<RequestHeader>, Either<FailedAttempt, Response>> sending) {
        Headers headers = new Headers();
        List<Observation> newestFirst = List.empty();
        for (AttemptInterceptor interceptor : interceptors) {
            newestFirst = newestFirst.prepend(started(interceptor, attempt, headers));
        }
        Either<FailedAttempt, Response> outcome = sending.apply(List.ofAll(headers.added));
        Result result = new Result(outcome.bimap(CallReporter::seen, Response::status));
        newestFirst.forEach(observation -> ended(observation, result));
        return outcome;
    }

    private static Observation started(AttemptInterceptor interceptor, Attempt attempt, HeaderSink headers) {
        try {
            return interceptor.started(attempt, headers);
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable thrown) {
            caught(thrown);
            return Observation.NONE;
        }
    }

    private static void ended(Observation observation, Result result) {
        try {
            observation.ended(result);
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable thrown) {
            caught(thrown);
        }
    }

    private static void caught(Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        FailureLog.log("an interceptor threw an exception; the call goes on", thrown, Redactor.maskingNothing());
    }

    private void warn(String refusal) {
        if (warnings.size() < MAX_WARNINGS && warnings.add(refusal)) {
            LOG.warn("a header of an interceptor is ignored: {}", refusal);
        }
    }

    /** The headers of one attempt. */
    private final class Headers implements HeaderSink {

        private final ArrayList<RequestHeader> added = new ArrayList<>();

        @Override
        public void set(String name, String value) {
            RequestHeader.parse(name, value).peek(added::add).peekLeft(Interceptors.this::warn);
        }
    }
}
