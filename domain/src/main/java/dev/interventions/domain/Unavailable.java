package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/** No verdict, and this call changed nothing: it may be tried again, at once or later. */
public sealed interface Unavailable extends InterventionError {

    @Override
    default <T> T fold(
            Function<? super Refused, ? extends T> refused,
            Function<? super Unavailable, ? extends T> unavailable,
            Function<? super EffectUnknown, ? extends T> effectUnknown) {
        return unavailable.apply(this);
    }

    /**
     * The service takes no more requests for now.
     *
     * @param retryAfter how long to wait before another attempt, as far as it is known
     */
    record RateLimited(Option<Duration> retryAfter, String message) implements Unavailable {
        public RateLimited {
            requireNonNull(retryAfter, "retryAfter");
            requireNonNull(message, "message");
        }
    }

    /** The caller's own budget of requests is used up, so nothing was sent. */
    record BudgetExhausted(String message) implements Unavailable {
        public BudgetExhausted {
            requireNonNull(message, "message");
        }
    }

    /** There is no token to send: the one who supplies tokens failed. */
    record TokenUnavailable(String message) implements Unavailable {
        public TokenUnavailable {
            requireNonNull(message, "message");
        }
    }

    /** There is no connection to the service, or, on a read, it was lost. */
    record Unreachable(String message) implements Unavailable {
        public Unreachable {
            requireNonNull(message, "message");
        }
    }

    /** The service answered that it failed. */
    record ServiceFailed(String message) implements Unavailable {
        public ServiceFailed {
            requireNonNull(message, "message");
        }
    }

    /** There was no answer in time. */
    record DeadlineExceeded(String message) implements Unavailable {
        public DeadlineExceeded {
            requireNonNull(message, "message");
        }
    }

    /** The calling thread was interrupted; its interrupt status is set again. */
    record Interrupted(String message) implements Unavailable {
        public Interrupted {
            requireNonNull(message, "message");
        }
    }

    /** The client was closed while the call was in progress. */
    record ClientClosed(String message) implements Unavailable {
        public ClientClosed {
            requireNonNull(message, "message");
        }
    }

    /** There is an answer, but it says nothing that can be relied on. */
    record MalformedAnswer(String message) implements Unavailable {
        public MalformedAnswer {
            requireNonNull(message, "message");
        }
    }
}
