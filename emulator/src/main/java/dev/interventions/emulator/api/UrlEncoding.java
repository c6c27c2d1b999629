package dev.interventions.emulator.api;

import dev.interventions.domain.CustomFieldValue;
import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes paths, queries and forms strictly: the JDK's decoder accepts malformed UTF-8 and {@code %+1}. */
final class UrlEncoding {

    private static final int HEX = 16;

    private UrlEncoding() {}

    /** The parameters of a query or form. */
    static Either<Response, Parameters> parameters(String encoded) {
        Either<Response, Parameters> parameters = Either.right(Parameters.NONE);
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                parameters = parameters.flatMap(before -> with(before, pair));
            }
        }
        return parameters;
    }

    private static Either<Response, Parameters> with(Parameters before, String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        return decoded(name.replace('+', ' '))
                .flatMap(decodedName -> decoded(value.replace('+', ' '))
                        .map(decodedValue -> before.with(decodedName, CustomFieldValue.of(decodedValue))));
    }

    /** The text without percent-encoding, decoded once. */
    static Either<Response, String> decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char next = encoded.charAt(at);
            if (next != '%') {
                // The server gives each byte of a request line as a character.
                bytes.write(next);
                continue;
            }
            int value = hexByte(encoded, at + 1);
            if (value < 0) {
                return Either.left(Response.error(ErrorKind.BAD_REQUEST, "bad percent-encoding in " + encoded));
            }
            bytes.write(value);
            at += 2;
        }
        return utf8(bytes.toByteArray());
    }

    /** The value of two hexadecimal digits, or -1. */
    private static int hexByte(String encoded, int at) {
        if (at + 2 > encoded.length()) {
            return -1;
        }
        int high = Character.digit(encoded.charAt(at), HEX);
        int low = Character.digit(encoded.charAt(at + 1), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    /** The text that these bytes encode in UTF-8. */
    static Either<Response, String> utf8(byte[] bytes) {
        try {
            return Either.right(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Either.left(Response.error(ErrorKind.BAD_REQUEST, "not UTF-8"));
        }
    }
}
