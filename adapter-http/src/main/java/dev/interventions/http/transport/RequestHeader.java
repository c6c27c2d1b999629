package dev.interventions.http.transport;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.Locale;
import java.util.regex.Pattern;

/** A header that a host adds to requests. */
public record RequestHeader(String name, String value) {

    /** In lower case: what this adapter or HttpClient sets, and what would change the framing of the request. */
    private static final Set<String> RESERVED = HashSet.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e\\t]*[\\x21-\\x7e])?");

    /** The header, or what is wrong with it, which doesn't show the value. */
    public static Either<String, RequestHeader> parse(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Either.left(
                    "a header's name must consist of 1 to 100 letters, digits and characters such as - and _");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            return Either.left("the header " + name + " is set by the adapter itself");
        }
        if (!isVisibleAscii(value)) {
            return Either.left("the value of the header " + name
                    + " must consist of visible ASCII characters, with blanks only between them");
        }
        return Either.right(new RequestHeader(name, value));
    }

    /** Whether this is a value of a header that needs no encoding, and is not empty. */
    public static boolean isVisibleAscii(String value) {
        return VALUE.matcher(value).matches();
    }
}
