package dev.interventions.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what becomes of calls, all of it at debug level. What an event doesn't show, the log doesn't either. */
final class LoggingListener implements HttpListener {

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
                event.response().<Object>fold(LoggingListener::inWords, status -> status),
                event.duration().toMillis());
    }

    private static String inWords(NoResponse seen) {
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

    static void listenerFailed(Throwable thrown) {
        LOG.debug(
                "the listener has thrown, and goes on with the next event",
                Redactor.ofNothing().copy(thrown));
    }

    /** Logs a failure with all of its causes, of which a message says the reasons in short. */
    static void failed(String what, Throwable failure, Redactor redactor) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(what, redactor.copy(failure));
        }
    }
}
