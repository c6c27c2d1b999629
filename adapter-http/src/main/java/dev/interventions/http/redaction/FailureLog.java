package dev.interventions.http.redaction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures with all of their causes, at debug level and without secrets; an error's message says their reasons in short. */
public final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.interventions.http");

    private FailureLog() {}

    public static void failed(String what, Throwable failure, Redactor redactor) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(what, redactor.copy(failure));
        }
    }
}
