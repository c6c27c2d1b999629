package dev.interventions.http.redaction;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An access token that can be sent in a header. Only the request contains it. */
public final class Token {

    private static final String MASK = "[token]";
    private static final int MAX_LENGTH = 200;

    /** A shorter prefix gives nothing away, and may be part of a word. */
    private static final int MIN_PREFIX_LENGTH = 4;

    /** Text with a prefix of the token of at least this length is assumed to contain the token. */
    private static final int LONG_PREFIX_LENGTH = 8;

    /** Control characters, line ends and other separators, and characters that are invisible or change the direction of text. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+");

    /** The parts of a token that JSON, HTML and URIs never escape. */
    private static final Pattern NEVER_ESCAPED = Pattern.compile("[A-Za-z0-9]{8,}");

    private static final Pattern PERCENT_ENCODED = Pattern.compile("%..");

    private final String value;

    private Token(String value) {
        this.value = value;
    }

    public static Either<InterventionError, Token> parse(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Either.left(
                    new InvalidRequest("the token is empty: give the access token of a user of the account"));
        }
        if (!isVisibleAscii(value)) {
            return Either.left(
                    new InvalidRequest(
                            "the token has a blank, a line break or another character that can't be in a token (it is not shown here)"));
        }
        return Either.right(new Token(value));
    }

    /** A loop and no pattern, since this runs for each attempt. */
    private static boolean isVisibleAscii(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character <= ' ' || character >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    public String value() {
        return value;
    }

    /** A text of the service that is safe to show and to log: without this token, on one line, truncated to 200 characters. */
    public String redact(String text) {
        return redact(text, MAX_LENGTH);
    }

    /** The same, truncated to this many characters. */
    public String redact(String text, int maxLength) {
        String redacted = onOneLine(masked(text), maxLength);
        // A token that resembles the mask can't be masked.
        return redacted.contains(value) ? "" : redacted;
    }

    /**
     * The text with all long prefixes of this token masked: the text may contain an earlier token with the same prefix, or this token
     * truncated.
     */
    String maskingPrefixes(String text) {
        if (value.length() < LONG_PREFIX_LENGTH) {
            return text;
        }
        String prefix = value.substring(0, LONG_PREFIX_LENGTH);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, from)) {
            masked.append(text, from, at).append(MASK);
            from = at + commonLength(text, at);
        }
        return masked.append(text, from, text.length()).toString();
    }

    private int commonLength(String text, int start) {
        int length = 0;
        while (length < value.length()
                && start + length < text.length()
                && value.charAt(length) == text.charAt(start + length)) {
            length++;
        }
        return length;
    }

    /** The text on one line without unprintable characters, truncated to this many characters. */
    static String onOneLine(String text, int maxLength) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= maxLength ? line : truncated(line, maxLength) + "...";
    }

    /** The token as it is and as encoded in a URI, and its parts that are never escaped, longest first. */
    private List<String> secrets() {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String encodedInLowerCase =
                PERCENT_ENCODED.matcher(encoded).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
        return List.ofAll(NEVER_ESCAPED.matcher(value).results().map(MatchResult::group))
                .appendAll(List.of(value, encoded, encodedInLowerCase))
                .distinct()
                .sortBy(secret -> -secret.length());
    }

    private String masked(String text) {
        List<String> secrets = secrets();
        String masked = secrets.foldLeft(text, (rest, secret) -> rest.replace(secret, MASK));
        return secrets.foldLeft(masked, Token::maskingPrefixAtEnd);
    }

    /** A truncated text may end within the token. */
    private static String maskingPrefixAtEnd(String text, String secret) {
        for (int length = secret.length() - 1; length >= MIN_PREFIX_LENGTH; length--) {
            int start = text.length() - length;
            if (text.regionMatches(start, secret, 0, length)) {
                return text.substring(0, start) + MASK;
            }
        }
        return text;
    }

    /** Never ends within a surrogate pair. */
    private static String truncated(String line, int length) {
        return line.substring(0, Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
