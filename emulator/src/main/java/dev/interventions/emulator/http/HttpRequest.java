package dev.interventions.emulator.http;

import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;

/**
 * A request that was read completely.
 *
 * @param path as it was sent, not decoded, each byte as one character
 * @param query the part after the question mark, not decoded; empty if there is none
 * @param headers by their names in lower case; of several with one name, the first
 * @param body the body, empty if there is none; absent if it is longer than the server's limit
 */
public record HttpRequest(String method, String path, String query, Map<String, String> headers, Option<byte[]> body) {

    /** The header of this name, whose case is ignored. */
    public Option<String> header(String name) {
        return Option.of(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
