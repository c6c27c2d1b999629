package dev.interventions.spring.boot.problem;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionException;
import dev.interventions.domain.Unavailable.RateLimited;
import io.vavr.control.Option;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Responds with the problem detail of an error that a controller throws as an exception. */
@RestControllerAdvice
final class InterventionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(InterventionExceptionHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(InterventionException exception) {
        InterventionError error = exception.error();
        ProblemDetail problem = InterventionProblems.of(error);
        if (problem.getStatus() >= 500) {
            LOG.warn("{}: {}", error.getClass().getSimpleName(), error.message());
        }
        return ResponseEntity.status(problem.getStatus())
                .headers(headers -> retryAfter(error).forEach(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds)))
                .body(problem);
    }

    /** In whole seconds, rounded up: a request that comes earlier is throttled again. */
    private static Option<String> retryAfter(InterventionError error) {
        return error instanceof RateLimited limited
                ? limited.retryAfter()
                        .map(time -> Long.toString(
                                time.plus(Duration.ofNanos(999_999_999)).toSeconds()))
                : Option.none();
    }
}
