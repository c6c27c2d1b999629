package dev.interventions.probe.wire;

import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URI;
import java.util.regex.Pattern;

/** The base URI of an account, and the token of one of its users. Immutable. */
public final class Account {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final URI baseUri;
    private final String token;

    private Account(URI baseUri, String token) {
        this.baseUri = baseUri;
        this.token = token;
    }

    /**
     * The account with this base URI, such as {@code https://ACCOUNT.api.digital.ringcentral.com/1.0}, and this token, or a message that
     * says what is wrong with them. A base URI without TLS is accepted only for this machine.
     */
    public static Either<String, Account> parse(String baseUri, String token) {
        Option<URI> uri =
                Try.of(() -> new URI(baseUri.strip().replaceAll("/+$", ""))).toOption();
        if (!uri.exists(Account::isBase)) {
            return Either.left("the base URI must look like https://ACCOUNT.api.digital.ringcentral.com/1.0");
        }
        if (!uri.exists(Account::isConfidential)) {
            return Either.left("the base URI must begin with https://, since others could read the token");
        }
        return TOKEN.matcher(token).matches()
                ? Either.right(new Account(uri.get(), token))
                : Either.left("the token must consist of visible ASCII characters, and must not be empty");
    }

    private static boolean isBase(URI uri) {
        return uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && !uri.getPath().isEmpty();
    }

    private static boolean isConfidential(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme())
                        && LOOPBACK.matcher(uri.getHost()).matches());
    }

    URI uri(Request request) {
        return URI.create(baseUri + request.target());
    }

    String authorization() {
        return "Bearer " + token;
    }

    /** Names neither the account nor the token. */
    @Override
    public String toString() {
        return "Account";
    }
}
