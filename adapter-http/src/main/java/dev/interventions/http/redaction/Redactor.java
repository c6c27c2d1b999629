package dev.interventions.http.redaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Removes secrets from failures: gives their reasons for messages, and copies with all their causes for the log. */
public final class Redactor {

    private static final int MAX_REASON_LENGTH = 200;
    private static final int MAX_LOGGED_LENGTH = 2_000;
    private static final int MAX_REASONS = 4;

    /**
     * The user and password of a URI, credentials in a header, words of 8 characters or more with a digit, and words of 20 characters or
     * more without, unless they name an exception.
     */
    private static final Pattern LIKE_A_SECRET = Pattern.compile(String.join(
            "|",
            "(?<=//)[^/@\\s]+(?=@)",
            "(?<=(?i:basic|bearer) )(?=\\S*[A-Z\\d=])[^\\s,;]+",
            "(?=[\\w.~+/=%-]*\\d)[\\w.~+/=%-]{8,}+",
            "[A-Za-z_~+/=-]{20,}+(?<!Exception|Error)"));

    private final UnaryOperator<String> ofReason;
    private final UnaryOperator<String> ofLog;

    private Redactor(UnaryOperator<String> ofReason, UnaryOperator<String> ofLog) {
        this.ofReason = ofReason;
        this.ofLog = ofLog;
    }

    /** Masks this token. */
    public static Redactor of(Token token) {
        return new Redactor(
                text -> token.redact(token.maskingPrefixes(text), MAX_REASON_LENGTH),
                text -> token.redact(token.maskingPrefixes(text), MAX_LOGGED_LENGTH));
    }

    /** Masks what looks like a secret, for failures that occur before the token is known. */
    public static Redactor forUnknownToken() {
        return new Redactor(
                text -> Token.onOneLine(withoutSecrets(text), MAX_REASON_LENGTH),
                text -> Token.onOneLine(withoutSecrets(text), MAX_LOGGED_LENGTH));
    }

    /** Masks nothing. */
    public static Redactor maskingNothing() {
        return new Redactor(UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static String withoutSecrets(String text) {
        return LIKE_A_SECRET.matcher(text).replaceAll("[masked]");
    }

    /** A short description: the types and messages of the failure and its causes, each message once. */
    public String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder();
        for (Throwable cause : firstCauses(failure)) {
            String message = ofReason.apply(messageOf(cause));
            if (reason.isEmpty()) {
                reason.append(named(cause.getClass().getSimpleName(), message));
            } else if (message.isEmpty() || reason.indexOf(message) < 0) {
                reason.append(", caused by ").append(named(cause.getClass().getSimpleName(), message));
            }
        }
        return reason.toString();
    }

    private static List<Throwable> firstCauses(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MAX_REASONS; cause = causeOf(cause)) {
            causes.add(cause);
        }
        return causes;
    }

    /** A copy of the failure, with its stack trace, causes and suppressed failures, that is safe to log. */
    public Throwable copy(Throwable failure) {
        return copy(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private Throwable copy(Throwable failure, Set<Throwable> seen) {
        seen.add(failure);
        Throwable copy = new Copy(named(failure.getClass().getName(), ofLog.apply(messageOf(failure))));
        copy.setStackTrace(failure.getStackTrace());
        Throwable cause = causeOf(failure);
        if (cause != null && !seen.contains(cause)) {
            copy.initCause(copy(cause, seen));
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                copy.addSuppressed(copy(suppressed, seen));
            }
        }
        return copy;
    }

    private static String named(String type, String message) {
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** The exception may be of any class, so its methods may fail. */
    private static String messageOf(Throwable failure) {
        try {
            String message = failure.getMessage();
            return message == null ? "" : message;
        } catch (Throwable thrown) {
            return "(getMessage throws " + thrown.getClass().getSimpleName() + ")";
        }
    }

    public static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable thrown) {
            return null;
        }
    }

    /** A copy of a failure. Its message begins with the type of the original. */
    private static final class Copy extends Throwable {

        private static final long serialVersionUID = 1L;

        Copy(String message) {
            super(message);
        }

        // Without the type of the copy, which a log should not show.
        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
