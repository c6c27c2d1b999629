package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The call was refused and changed nothing. It will be refused again until something else changes. */
public sealed interface Refused extends InterventionError {

    @Override
    Refused withCall(CallDetails call);

    @Override
    default <T> T fold(
            Function<? super Refused, ? extends T> refused,
            Function<? super Unavailable, ? extends T> unavailable,
            Function<? super EffectUnknown, ? extends T> effectUnknown) {
        return refused.apply(this);
    }

    /**
     * There is no such intervention, or the acting user doesn't read its source. The two can't be distinguished.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#notfound">What to do about it</a>.
     */
    record NotFound(String message, CallDetails call) implements Refused {
        public NotFound {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public NotFound(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public NotFound withCall(CallDetails call) {
            return new NotFound(message, call);
        }
    }

    /**
     * There is no API at the adapter's base URI. Every call fails until the settings are corrected. This says nothing about any
     * intervention.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#endpointnotfound">What to do about it</a>.
     */
    record EndpointNotFound(String message, CallDetails call) implements Refused {
        public EndpointNotFound {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public EndpointNotFound(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public EndpointNotFound withCall(CallDetails call) {
            return new EndpointNotFound(message, call);
        }
    }

    /**
     * The acting user may not do this, or the state of the intervention doesn't allow it.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#notallowed">What to do about it</a>.
     *
     * @param broken the rules that are shown to be broken; empty if the basis is {@link Basis#UNKNOWN}
     * @param basis how the broken rules are known
     */
    record NotAllowed(Set<Rule> broken, Basis basis, String message, CallDetails call) implements Refused {

        public NotAllowed {
            requireNonNull(broken, "broken");
            requireNonNull(basis, "basis");
            requireNonNull(message, "message");
            requireNonNull(call, "call");
            if ((basis == Basis.UNKNOWN) != broken.isEmpty()) {
                throw new IllegalArgumentException(
                        "broken rules and their basis go together: " + broken + ", " + basis);
            }
        }

        public NotAllowed(Set<Rule> broken, Basis basis, String message) {
            this(broken, basis, message, CallDetails.NONE);
        }

        @Override
        public NotAllowed withCall(CallDetails call) {
            return new NotAllowed(broken, basis, message, call);
        }

        /** Refused for these rules, at least one, as the service or adapter stated. */
        public static NotAllowed stated(Set<Rule> broken) {
            return new NotAllowed(broken, Basis.STATED, sentences(broken));
        }

        /** Refused without a reason; reading the intervention afterwards showed that these rules, at least one, are broken. */
        public static NotAllowed inferred(Set<Rule> broken) {
            return new NotAllowed(broken, Basis.INFERRED, sentences(broken));
        }

        /** Refused without a reason. */
        public static NotAllowed withoutReason(String message) {
            return new NotAllowed(HashSet.empty(), Basis.UNKNOWN, message);
        }

        private static String sentences(Set<Rule> broken) {
            return broken.toJavaStream()
                    .sorted()
                    .map(rule -> rule.sentence() + " (" + rule.id() + ")")
                    .collect(Collectors.joining("; "));
        }
    }

    /** How the broken rules of a {@link NotAllowed} are known. */
    enum Basis {
        /** The refusal named them. */
        STATED,
        /** Reading the intervention after the refusal showed that they were broken; they need not be the reason. */
        INFERRED,
        /** No rules are known. */
        UNKNOWN
    }

    /**
     * A close or cancel of this intervention is in progress.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#inprogress">What to do about it</a>.
     */
    record InProgress(String message, CallDetails call) implements Refused {
        public InProgress {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public InProgress(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public InProgress withCall(CallDetails call) {
            return new InProgress(message, call);
        }
    }

    /**
     * No intervention can be opened or reopened on this content.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#notopenable">What to do about it</a>.
     */
    record NotOpenable(String message, CallDetails call) implements Refused {
        public NotOpenable {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public NotOpenable(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public NotOpenable withCall(CallDetails call) {
            return new NotOpenable(message, call);
        }
    }

    /**
     * There is no user with this id to reassign the intervention to.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#unknownuser">What to do about it</a>.
     */
    record UnknownUser(String message, CallDetails call) implements Refused {
        public UnknownUser {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public UnknownUser(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public UnknownUser withCall(CallDetails call) {
            return new UnknownUser(message, call);
        }
    }

    /**
     * The request is invalid: it has an invalid value, or an impersonation that is not permitted.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#invalidrequest">What to do about it</a>.
     */
    record InvalidRequest(String message, CallDetails call) implements Refused {
        public InvalidRequest {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public InvalidRequest(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public InvalidRequest withCall(CallDetails call) {
            return new InvalidRequest(message, call);
        }
    }

    /**
     * The service can't identify the user: the token is missing, unknown or expired.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#notauthenticated">What to do about it</a>.
     */
    record NotAuthenticated(String message, CallDetails call) implements Refused {
        public NotAuthenticated {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public NotAuthenticated(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public NotAuthenticated withCall(CallDetails call) {
            return new NotAuthenticated(message, call);
        }
    }

    /**
     * This adapter doesn't support the operation.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#notsupported">What to do about it</a>.
     */
    record NotSupported(String message, CallDetails call) implements Refused {
        public NotSupported {
            requireNonNull(message, "message");
            requireNonNull(call, "call");
        }

        public NotSupported(String message) {
            this(message, CallDetails.NONE);
        }

        @Override
        public NotSupported withCall(CallDetails call) {
            return new NotSupported(message, call);
        }
    }
}
