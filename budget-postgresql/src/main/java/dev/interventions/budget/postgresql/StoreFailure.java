package dev.interventions.budget.postgresql;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An operation of the store failed. The message is for users and has no password. There is no cause, since messages of some drivers and
 * pools contain passwords.
 */
final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final Set<String> MISSING = Set.of("42883", "42P01", "3F000");
    private static final String READ_ONLY = "25006";
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password|pwd)=[^&;\\s]*");
    /** To the last @: a password may have an @ or a slash too. */
    private static final Pattern USER_INFO = Pattern.compile("//\\S*@");

    StoreFailure(String message) {
        super(message);
    }

    static StoreFailure of(Throwable failure) {
        String message = redacted(String.valueOf(failure.getMessage()));
        String state = failure instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        if (MISSING.contains(state)) {
            return new StoreFailure("the schema of the budget is missing; run " + Schema.FILE + " (" + message + ")");
        }
        return new StoreFailure(
                state.equals(READ_ONLY)
                        ? "the database is read-only (" + message + ")"
                        : failure instanceof SQLException
                                ? message
                                : failure.getClass().getSimpleName() + ": " + message);
    }

    /** The first line, without passwords: the other lines contain hints and positions in a statement. */
    private static String redacted(String message) {
        String line = message.lines().findFirst().orElse("");
        String withoutPassword = PASSWORD.matcher(line).replaceAll("$1=…");
        return USER_INFO.matcher(withoutPassword).replaceAll("//…@");
    }
}
