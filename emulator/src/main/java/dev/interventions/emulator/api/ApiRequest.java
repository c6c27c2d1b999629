package dev.interventions.emulator.api;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to an endpoint. A part that can't be read is kept as the error response to it, since other reasons to refuse take precedence
 * (rule WIRE-11).
 *
 * @param authorization the header {@code Authorization}
 * @param id the id in the path
 * @param query the parameters in the query
 * @param body the parameters in the body
 * @param document the unparsed body, if it is a document rather than parameters
 * @param applied runs when a write of this request has taken effect
 */
public record ApiRequest(
        Option<String> authorization,
        Option<Either<Response, String>> id,
        Either<Response, Parameters> query,
        Either<Response, Parameters> body,
        Option<byte[]> document,
        Runnable applied) {

    /** The maximum size of a body with parameters. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final String ACCESS_TOKEN = "access_token";
    private static final Set<String> WEBHOOK_SECRETS = Set.of("secret", "verify_token");
    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

    /**
     * The request with these headers, query and body.
     *
     * @param body nothing if it is longer than {@link #MAX_BODY_BYTES}
     */
    public static ApiRequest read(
            Option<String> authorization, String query, Option<String> contentType, Option<byte[]> body) {
        return new ApiRequest(
                authorization,
                Option.none(),
                ErrorResponse.unlessDefect(() -> UrlEncoding.parameters(query)),
                ErrorResponse.unlessDefect(() -> RequestBody.parameters(contentType, body)),
                Option.none(),
                () -> {});
    }

    /** The request with these headers and query, whose body is a document rather than parameters. */
    public static ApiRequest readDocument(Option<String> authorization, String query, Option<byte[]> body) {
        return new ApiRequest(
                authorization,
                Option.none(),
                ErrorResponse.unlessDefect(() -> UrlEncoding.parameters(query)),
                Either.right(Parameters.NONE),
                body,
                () -> {});
    }

    /** The text of the document, empty if none was sent; or the response to one that can't be read. */
    public Either<Response, String> documentText() {
        return document.toEither(() -> Response.error(ErrorKind.PAYLOAD_TOO_LARGE, "the document is too long"))
                .flatMap(UrlEncoding::utf8);
    }

    ApiRequest withId(Either<Response, String> newId) {
        return new ApiRequest(authorization, Option.some(newId), query, body, document, applied);
    }

    public ApiRequest onApplied(Runnable newApplied) {
        return new ApiRequest(authorization, id, query, body, document, newApplied);
    }

    /** The token in the header, else in the body, else in the query. */
    public Option<String> token() {
        return bearer().orElse(() -> accessToken(body)).orElse(() -> accessToken(query));
    }

    private Option<String> bearer() {
        return authorization.map(BEARER::matcher).filter(Matcher::matches).map(header -> header.group(1));
    }

    private static Option<String> accessToken(Either<Response, Parameters> parameters) {
        return parameters.toOption().flatMap(readable -> readable.text(ACCESS_TOKEN));
    }

    /** The readable parameters, without those that may be a token and without the secrets of a webhook. */
    public Parameters tokenlessParameters() {
        Parameters readable = query.getOrElse(Parameters.NONE).replacedBy(body.getOrElse(Parameters.NONE));
        return new Parameters(readable.values().filterKeys(name -> !mayBeToken(name)));
    }

    /** Also true for misspelled names, and for names in brackets. */
    private static boolean mayBeToken(String name) {
        return name.toLowerCase(Locale.ROOT).contains(ACCESS_TOKEN) || WEBHOOK_SECRETS.contains(name);
    }

    /** All parameters; the body's replace those of the same name in the query. */
    public Either<Response, Parameters> parameters() {
        return query.flatMap(inQuery -> body.map(inQuery::replacedBy));
    }
}
