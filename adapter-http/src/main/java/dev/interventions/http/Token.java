package dev.interventions.http;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.control.Either;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An access token that is fit for a header. It shows itself to nobody but the request. */
final class Token {

    private static final String MASK = "[token]";
    private static final int LONGEST_QUOTE = 200;

    /** Control characters, line ends and other separators, and what changes the direction of a text or doesn't show. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+");

    private final String value;

    private Token(String value) {
        this.value = value;
    }

    static Either<InterventionError, Token> parse(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Either.left(
                    new InvalidRequest("the token is empty: give the access token of a user of the account"));
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Either.left(
                    new InvalidRequest(
                            "the token has a blank, a line break or another character that can't be in a token (it is not shown here)"));
        }
        return Either.right(new Token(value));
    }

    String value() {
        return value;
    }

    /** A text of the service's, fit to be shown to people and to be logged: without this token, on one line, and not long. */
    String quote(String text) {
        String line =
                UNPRINTABLE.matcher(text.replace(value, MASK)).replaceAll(" ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }

    @Override
    public String toString() {
        return MASK;
    }
}
