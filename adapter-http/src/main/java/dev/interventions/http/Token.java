package dev.interventions.http;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** An access token that is fit for a header. It shows itself to nobody but the request. */
final class Token {

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

    /** The text with this token, should it be in it, made unreadable. */
    String maskedIn(String text) {
        return text.replace(value, "[token]");
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
