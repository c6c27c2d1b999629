package dev.interventions.http;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The address of the service: an absolute URI to which a token may be sent. */
record BaseUri(URI uri) {

    private static final int MAX_PORT = 65_535;
    private static final String EXAMPLE = "; an example is https://ACCOUNT.api.digital.ringcentral.com/1.0";

    /** Without trailing slashes, which would add an empty segment to every path. */
    BaseUri {
        uri = URI.create(withoutTrailingSlashes(uri.toString()));
    }

    /** A loop, since a pattern would take quadratic time for very many slashes. */
    private static String withoutTrailingSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * The same text for equivalent URIs: the case of letters, the scheme's default port and a final dot make no difference, and loopback
     * addresses are {@code localhost}.
     */
    String hostAndPort() {
        int defaultPort = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        return canonicalHost() + ":" + port;
    }

    private String canonicalHost() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String withoutDot = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return withoutDot.equals("127.0.0.1") || withoutDot.equals("[::1]") ? "localhost" : withoutDot;
    }

    static BaseUri of(URI uri, Option<String> plainHttpHost) {
        defect(uri, plainHttpHost).forEach(defect -> {
            throw new IllegalArgumentException(defect);
        });
        return new BaseUri(uri);
    }

    static Either<InterventionError, BaseUri> parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Either.left(new InvalidRequest("the base URI is missing" + EXAMPLE));
        }
        return Try.of(() -> URI.create(text))
                .toEither()
                .mapLeft(cause -> "the base URI is not a URI" + EXAMPLE)
                .flatMap(uri -> defect(uri, Option.none())
                        .<Either<String, URI>>map(Either::left)
                        .getOrElse(() -> Either.right(uri)))
                .bimap(InvalidRequest::new, BaseUri::new);
    }

    /** What is wrong with the URI. The text doesn't repeat the URI, since it may contain a secret, or be one given by mistake. */
    private static Option<String> defect(URI uri, Option<String> plainHttpHost) {
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
            return Option.some(
                    "the base URI must begin with https:// (or http:// for a server on this machine)" + EXAMPLE);
        }
        if (uri.getHost() == null) {
            return Option.some("the base URI must name a host" + EXAMPLE);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Option.some("the base URI must have no user, query or fragment" + EXAMPLE);
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            return Option.some("the base URI's port must be from 1 to " + MAX_PORT + ", but is " + uri.getPort());
        }
        if ("http".equalsIgnoreCase(uri.getScheme())
                && !isLoopback(uri.getHost())
                && !isAllowed(uri.getHost(), plainHttpHost)) {
            return Option.some(
                    "plain http would show the token to everyone on the network path: use https, or name this host"
                            + " with HttpSettings.allowingPlainHttpTo");
        }
        return Option.none();
    }

    /** Checks the name only, without a lookup, since a name server's response can't be trusted. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static boolean isAllowed(String host, Option<String> plainHttpHost) {
        return plainHttpHost.exists(named -> named.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT)));
    }
}
