package dev.interventions.emulator.api;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads the body of a request: a form or JSON. */
final class RequestBody {

    private RequestBody() {}

    /** The parameters in the body, none if it is empty; or the response to one that can't be read. */
    static Either<Response, Parameters> parameters(Option<String> contentType, Option<byte[]> body) {
        return body.toEither(() -> Response.error(
                        ErrorKind.PAYLOAD_TOO_LARGE,
                        "a body must have at most " + ApiRequest.MAX_BODY_BYTES + " bytes"))
                .flatMap(bytes -> bytes.length == 0
                        ? Either.right(Parameters.NONE)
                        : parameters(contentType.map(RequestBody::mediaTypeOf).getOrElse(""), bytes));
    }

    private static Either<Response, Parameters> parameters(String mediaType, byte[] bytes) {
        return switch (mediaType) {
            case "application/x-www-form-urlencoded" ->
                UrlEncoding.parameters(new String(bytes, StandardCharsets.ISO_8859_1));
            case "application/json" -> UrlEncoding.utf8(bytes).flatMap(JsonParameters::of);
            default ->
                Either.left(Response.error(
                        ErrorKind.UNSUPPORTED_MEDIA_TYPE,
                        "a body must be application/x-www-form-urlencoded or application/json"));
        };
    }

    private static String mediaTypeOf(String contentType) {
        return contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }
}
