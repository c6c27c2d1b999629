package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/** The call was not decided and changed nothing. It may be tried again, at once or later. */
public sealed interface Unavailable extends InterventionError {

    @Override
    Unavailable withCall(CallDetails call);

    @Override
    default <T> T fold(
            Function<? super Refused, ? extends T> refused,
            Function<? super Unavailable, ? extends T> unavailable,
            Function<? super EffectUnknown, ? extends T> effectUnknown) {
        return unavailable.apply(this);
    }

    /**
     * The service accepts no more requests for now.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#ratelimited">What to do about it</a>.
     *
     * @param retryAfter how long to wait before another attempt, if known
     */
    record RateLimited(Option<Duration> retryAfter, String message, CallDetails call) implements Unavailable {
        public RateLimited {
            requireNonNull(retryAfter, "retryAfter");
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public RateLimited(Option<Duration> retryAfter, String message) {
            this(retryAfter, message, CallDetails.NONE);
        }

        @Override
        public RateLimited withCall(CallDetails call) {
            return new RateLimited(retryAfter, message, call);
        }
    }

    /**
     * The caller's own budget of requests is used up, so nothing was sent.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#budgetexhausted">What to do about it</a>.
     */
    record BudgetExhausted(String message, CallDetails call) implements Unavailable {
        public BudgetExhausted {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public BudgetExhausted(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public BudgetExhausted withCall(CallDetails call) {
            return new BudgetExhausted(message, call);
        }
    }

    /**
     * There is no token to send, since the token supplier failed.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#tokenunavailable">What to do about it</a>.
     */
    record TokenUnavailable(String message, CallDetails call) implements Unavailable {
        public TokenUnavailable {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public TokenUnavailable(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public TokenUnavailable withCall(CallDetails call) {
            return new TokenUnavailable(message, call);
        }
    }

    /**
     * There is no connection to the service, or the connection was lost during a read.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#unreachable">What to do about it</a>.
     */
    record Unreachable(String message, CallDetails call) implements Unavailable {
        public Unreachable {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public Unreachable(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public Unreachable withCall(CallDetails call) {
            return new Unreachable(message, call);
        }
    }

    /**
     * The service reported that it failed.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#servicefailed">What to do about it</a>.
     */
    record ServiceFailed(String message, CallDetails call) implements Unavailable {
        public ServiceFailed {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public ServiceFailed(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public ServiceFailed withCall(CallDetails call) {
            return new ServiceFailed(message, call);
        }
    }

    /**
     * There was no response in time.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#deadlineexceeded">What to do about it</a>.
     */
    record DeadlineExceeded(String message, CallDetails call) implements Unavailable {
        public DeadlineExceeded {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public DeadlineExceeded(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public DeadlineExceeded withCall(CallDetails call) {
            return new DeadlineExceeded(message, call);
        }
    }

    /**
     * The calling thread was interrupted; its interrupt status is set again.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#interrupted">What to do about it</a>.
     */
    record Interrupted(String message, CallDetails call) implements Unavailable {
        public Interrupted {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public Interrupted(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public Interrupted withCall(CallDetails call) {
            return new Interrupted(message, call);
        }
    }

    /**
     * The client was closed while the call was in progress.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#clientclosed">What to do about it</a>.
     */
    record ClientClosed(String message, CallDetails call) implements Unavailable {
        public ClientClosed {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public ClientClosed(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public ClientClosed withCall(CallDetails call) {
            return new ClientClosed(message, call);
        }
    }

    /**
     * There is a response, but it isn't what the service documents.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#malformedresponse">What to do about it</a>.
     *
     * @param page the page, if only some of its records can't be read: each element is a record, or says why it can't be read. {@link
     *     #toString} doesn't show the page, since records hold personal data
     */
    record MalformedResponse(
            String message, Option<Page<Either<UnreadableRecord, Intervention>>> page, CallDetails call)
            implements Unavailable {
        public MalformedResponse {
            requireNonNull(message, "message");
            requireNonNull(page, "page");
            requireNonNull(call, "call");
        }

        public MalformedResponse(String message, Option<Page<Either<UnreadableRecord, Intervention>>> page) {
            this(message, page, CallDetails.NONE);
        }

        /** A malformed response without a readable page. */
        public MalformedResponse(String message) {
            this(message, Option.none());
        }

        @Override
        public MalformedResponse withCall(CallDetails call) {
            return new MalformedResponse(message, page, call);
        }

        /** The records of {@link #page} that can't be read; none if there is no page. */
        public Seq<UnreadableRecord> unreadable() {
            return page.toList()
                    .flatMap(Page::records)
                    .flatMap(record -> record.swap().toOption());
        }

        @Override
        public String toString() {
            return "MalformedResponse[message=" + message + ", call=" + call + "]";
        }
    }
}
