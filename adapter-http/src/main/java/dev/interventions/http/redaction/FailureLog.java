package dev.interventions.http.redaction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures with all their causes, at debug level and without secrets. The message of an error gives only a short reason. */
public final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.interventions.http");

    private FailureLog() {}

    public static void log(String what, Throwable failure, Redactor redactor) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(what, redactor.copy(failure));
        }
    }
}
