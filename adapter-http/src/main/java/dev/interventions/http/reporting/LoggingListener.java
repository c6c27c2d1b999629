package dev.interventions.http.reporting;

import dev.interventions.http.event.HttpListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs events at debug level. The log shows no more than they do. */
public final class LoggingListener implements HttpListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.interventions.http");

    @Override
    public void attempted(Attempted event) {
        LOG.debug(
                "call {} {}: attempt {} of {} for {} ended with {} after {} ms",
                event.call().id(),
                event.call().operation(),
                event.number(),
                event.request(),
                event.purpose(),
                event.response().<Object>fold(LoggingListener::describe, status -> status),
                event.duration().toMillis());
    }

    private static String describe(NoResponse seen) {
        return seen.error() + (seen.mayHaveArrived() ? " (it may have arrived)" : " (nothing was sent)");
    }

    @Override
    public void throttled(Throttled event) {
        LOG.debug(
                "call {} {}: throttled, to retry after {}",
                event.call().id(),
                event.call().operation(),
                event.retryAfter().<Object>map(pause -> pause).getOrElse("an unknown time"));
    }

    @Override
    public void resolved(Resolved event) {
        LOG.debug(
                "call {} {}: lost outcome {} after {} ms",
                event.call().id(),
                event.call().operation(),
                event.confirmed() ? "confirmed" : "not confirmed",
                event.duration().toMillis());
    }

    @Override
    public void ended(Ended event) {
        LOG.debug(
                "call {} {}: ended with {} after {} attempts and {} ms",
                event.call().id(),
                event.call().operation(),
                event.error().getOrElse("a result"),
                event.attempts(),
                event.duration().toMillis());
    }
}
