package dev.interventions.emulator.http;

import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;

/**
 * A request that was read to its end.
 *
 * @param path as it was sent, not decoded, each byte as one character
 * @param query what followed the question mark, likewise; empty without one
 * @param headers by their names in lower case; of several with one name, the first
 * @param body nothing if there was more of it than the server reads
 */
public record HttpRequest(String method, String path, String query, Map<String, String> headers, Option<byte[]> body) {

    /** The header of this name, however its letters are written. */
    public Option<String> header(String name) {
        return Option.of(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
