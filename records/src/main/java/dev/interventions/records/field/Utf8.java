package dev.interventions.records.field;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 without losses: by default, the JDK replaces characters and bytes that it can't convert. */
public final class Utf8 {

    private Utf8() {}

    /** The text in these bytes. */
    public static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Whether the text has no unpaired surrogate, which UTF-8 can't represent. */
    public static boolean canHold(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                || text.codePoints().noneMatch(Utf8::isSurrogate);
    }

    /** The same JSON with unpaired surrogates as escapes. */
    static String escaped(String json) {
        if (canHold(json)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (isSurrogate(point)) {
                escaped.append(String.format("\\u%04x", point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
