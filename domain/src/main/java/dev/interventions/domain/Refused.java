package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The call was refused and changed nothing. It will be refused again until something else changes. */
public sealed interface Refused extends InterventionError {

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
    record NotFound(String message) implements Refused {
        public NotFound {
            requireNonNull(message, "message");
        }
    }

    /**
     * There is no API at the adapter's base URI. Every call fails until the settings are corrected. This says nothing about any
     * intervention.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#endpointnotfound">What to do about it</a>.
     */
    record EndpointNotFound(String message) implements Refused {
        public EndpointNotFound {
            requireNonNull(message, "message");
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
    record NotAllowed(Set<Rule> broken, Basis basis, String message) implements Refused {

        public NotAllowed {
            requireNonNull(broken, "broken");
            requireNonNull(basis, "basis");
            requireNonNull(message, "message");
            if ((basis == Basis.UNKNOWN) != broken.isEmpty()) {
                throw new IllegalArgumentException(
                        "broken rules and their basis go together: " + broken + ", " + basis);
            }
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
    record InProgress(String message) implements Refused {
        public InProgress {
            requireNonNull(message, "message");
        }
    }

    /**
     * No intervention can be opened or reopened on this content.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#notopenable">What to do about it</a>.
     */
    record NotOpenable(String message) implements Refused {
        public NotOpenable {
            requireNonNull(message, "message");
        }
    }

    /**
     * There is no user with this id to reassign the intervention to.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#unknownuser">What to do about it</a>.
     */
    record UnknownUser(String message) implements Refused {
        public UnknownUser {
            requireNonNull(message, "message");
        }
    }

    /**
     * The request is invalid: it has an invalid value, or an impersonation that is not permitted.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#invalidrequest">What to do about it</a>.
     */
    record InvalidRequest(String message) implements Refused {
        public InvalidRequest {
            requireNonNull(message, "message");
        }
    }

    /**
     * The service can't identify the user: the token is missing, unknown or expired.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#notauthenticated">What to do about it</a>.
     */
    record NotAuthenticated(String message) implements Refused {
        public NotAuthenticated {
            requireNonNull(message, "message");
        }
    }

    /**
     * This adapter doesn't support the operation.
     *
     * <p><a href="{@docRoot}/doc-files/errors.html#notsupported">What to do about it</a>.
     */
    record NotSupported(String message) implements Refused {
        public NotSupported {
            requireNonNull(message, "message");
        }
    }
}
