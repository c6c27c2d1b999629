package dev.interventions.records;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that loses nothing: the JDK replaces what it can't convert unless it is told not to. */
final class Utf8 {

    private Utf8() {}

    static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** UTF-8 has no form for an unpaired surrogate. */
    static boolean canHold(String text) {
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
