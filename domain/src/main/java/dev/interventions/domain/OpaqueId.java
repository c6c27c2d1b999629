package dev.interventions.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An id of the service. It is opaque: most ids are 24 hexadecimal digits, but others occur, so nothing is derived from them
 * (<em>choice</em>). An id is never blank, and has neither white space, control characters nor anything path-like ({@code . .. / \ ? # %}),
 * so that it can't turn one request into another.
 *
 * <p>Two ids are equal if they are of the same type and have the same text. Immutable.
 */
public abstract sealed class OpaqueId
        permits InterventionId,
                ContentId,
                ThreadId,
                SourceId,
                IdentityId,
                IdentityGroupId,
                UserId,
                CategoryId,
                CommentId,
                WebhookId {

    private static final int MAX_LENGTH = 255;
    private static final String PATH_CHARACTERS = "/\\?#%";
    private static final boolean[] PLAIN = lettersAndDigits();

    private final String value;

    OpaqueId(String value) {
        this.value = value;
    }

    /** The text of this id, as the service wrote it. */
    public final String value() {
        return value;
    }

    static String required(String name, String value) {
        defect(value).forEach(defect -> {
            throw new IllegalArgumentException(name + " " + defect);
        });
        return value;
    }

    static <T extends OpaqueId> Either<InterventionError, T> parsed(
            String name, @Nullable String value, Function<String, T> constructor) {
        if (value == null) {
            return Either.left(new Refused.InvalidRequest(name + " is missing"));
        }
        return defect(value)
                .<Either<InterventionError, T>>map(
                        defect -> Either.left(new Refused.InvalidRequest(name + " " + defect)))
                .getOrElse(() -> Either.right(constructor.apply(value)));
    }

    private static Option<String> defect(String value) {
        if (isPlain(value)) {
            return Option.none();
        }
        if (value.isBlank()) {
            return Option.some("must not be blank");
        }
        if (value.length() > MAX_LENGTH) {
            return Option.some("must have at most " + MAX_LENGTH + " characters, but has " + value.length());
        }
        if (value.equals(".") || value.equals("..")) {
            return Option.some("must not be a path: " + value);
        }
        for (int index = 0; index < value.length(); index += Character.charCount(value.codePointAt(index))) {
            int codePoint = value.codePointAt(index);
            if (isForbidden(codePoint)) {
                return Option.some(forbidden(codePoint));
            }
        }
        return Option.none();
    }

    /**
     * Whether the id has only ASCII letters and digits, as most have, and needs no other check. A page has more than a thousand ids in
     * which letters and digits alternate randomly: a table takes a fifth of the time of comparisons, whose branches can't be predicted.
     */
    private static boolean isPlain(String value) {
        int length = value.length();
        for (int index = 0; index < length; index++) {
            char character = value.charAt(index);
            if (character >= PLAIN.length || !PLAIN[character]) {
                return false;
            }
        }
        return length > 0 && length <= MAX_LENGTH;
    }

    private static boolean[] lettersAndDigits() {
        boolean[] plain = new boolean[128];
        for (char character = 0; character < plain.length; character++) {
            plain[character] = Character.isLetterOrDigit(character);
        }
        return plain;
    }

    private static boolean isForbidden(int codePoint) {
        return !Character.isLetterOrDigit(codePoint) // most characters need no further check
                && (PATH_CHARACTERS.indexOf(codePoint) >= 0
                        || Character.isWhitespace(codePoint)
                        || Character.isSpaceChar(codePoint)
                        || Character.isISOControl(codePoint)
                        || Character.getType(codePoint) == Character.SURROGATE);
    }

    private static String forbidden(int codePoint) {
        return PATH_CHARACTERS.indexOf(codePoint) >= 0
                ? "must not be path-like, but has a " + Character.toString(codePoint)
                : String.format("must not have white space or control characters, but has U+%04X", codePoint);
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // Ids of different types are never equal.
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && value.equals(((OpaqueId) other).value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** The type and the text of this id. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + value + "]";
    }
}
