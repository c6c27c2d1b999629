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

/** An access token that can be sent in a header. Only the request shows it. */
public final class Token {

    private static final String MASK = "[token]";
    private static final int LONGEST_QUOTE = 200;

    /** What is shorter is no secret, and may well be a part of some word. */
    private static final int SHORTEST_BEGINNING = 4;

    /** What is as long as this and a beginning of a token is one by no accident. */
    private static final int LONG_BEGINNING = 8;

    /** Control characters, line ends and other separators, and what changes the direction of a text or doesn't show. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+");

    /** What JSON, HTML and a URI write as it is, however they escape the rest of a token. */
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

    /** A loop, since this is done for each attempt. */
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

    /** A text of the service's, fit to be shown to people and to be logged: without this token, on one line, and not long. */
    public String quote(String text) {
        return quote(text, LONGEST_QUOTE);
    }

    /** The same, cut after so many characters. */
    public String quote(String text, int longest) {
        String quote = onOneLine(masked(text), longest);
        // A token that is like the mask can't be masked.
        return quote.contains(value) ? "" : quote;
    }

    /** The text without long beginnings of this token, wherever they are: an earlier token may begin so, or who wrote it cut it. */
    String maskingBeginnings(String text) {
        if (value.length() < LONG_BEGINNING) {
            return text;
        }
        String beginning = value.substring(0, LONG_BEGINNING);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, from)) {
            masked.append(text, from, at).append(MASK);
            from = at + lengthInCommon(text, at);
        }
        return masked.append(text, from, text.length()).toString();
    }

    private int lengthInCommon(String text, int start) {
        int length = 0;
        while (length < value.length()
                && start + length < text.length()
                && value.charAt(length) == text.charAt(start + length)) {
            length++;
        }
        return length;
    }

    /** A text, fit to be shown to people and to be logged, cut after so many characters. */
    static String onOneLine(String text, int longest) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest ? line : beginning(line, longest) + "...";
    }

    /** The token as it is and as in a URI, and its parts that are never escaped, longest first. */
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
        return secrets.foldLeft(masked, Token::withoutBeginningAtItsEnd);
    }

    /** Where a text was cut, it may end within the token. */
    private static String withoutBeginningAtItsEnd(String text, String secret) {
        for (int length = secret.length() - 1; length >= SHORTEST_BEGINNING; length--) {
            int start = text.length() - length;
            if (text.regionMatches(start, secret, 0, length)) {
                return text.substring(0, start) + MASK;
            }
        }
        return text;
    }

    /** Never half of a character. */
    private static String beginning(String line, int length) {
        return line.substring(0, Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
