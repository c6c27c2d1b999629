package dev.interventions.http.transport;

import dev.interventions.http.connection.SafeHttpClient;
import dev.interventions.http.transport.Request.Parameter;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.net.PercentCodec;

/**
 * A request as it is sent, except for its token. It is encoded once, however often it is attempted.
 *
 * @param target the path and the query, encoded
 * @param form the body, if parameters are sent in it
 * @param headers the host's headers
 */
public record EncodedRequest(String method, String target, Option<String> form, Seq<RequestHeader> headers) {

    private static final String UNRESERVED = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * @param basePath the path of the base URI, encoded. HttpClient must not parse it: it would encode it again, and not as UTF-8
     * @param headers the headers of each request
     * @param asForm whether parameters are sent in the body
     */
    static EncodedRequest of(Request request, String basePath, Seq<RequestHeader> headers, boolean asForm) {
        String path = path(request, basePath);
        if (request.parameters().isEmpty()) {
            return new EncodedRequest(request.method(), path, Option.none(), headers);
        }
        // A form is encoded like a query.
        String parameters = encoded(request.parameters());
        return asForm
                ? new EncodedRequest(request.method(), path, Option.some(parameters), headers)
                : new EncodedRequest(request.method(), path + "?" + parameters, Option.none(), headers);
    }

    private static String path(Request request, String basePath) {
        StringBuilder path = new StringBuilder(basePath);
        for (String segment : request.path()) {
            encode(path.append('/'), segment);
        }
        return path.toString();
    }

    private static String encoded(Seq<Parameter> parameters) {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : parameters) {
            if (text.length() > 0) {
                text.append('&');
            }
            encode(text, parameter.name());
            encode(text.append('='), parameter.value());
        }
        return text.toString();
    }

    /** The same with more headers. They replace earlier ones of the same name. */
    public EncodedRequest adding(Seq<RequestHeader> more) {
        return more.isEmpty() ? this : new EncodedRequest(method, target, form, headers.appendAll(more));
    }

    /** Ids and names rarely have a character to encode, and encoding costs more than all the rest of a request. */
    private static void encode(StringBuilder text, String part) {
        if (isUnreserved(part)) {
            text.append(part);
        } else {
            PercentCodec.RFC3986.encode(text, part);
        }
    }

    private static boolean isUnreserved(String part) {
        for (int index = 0; index < part.length(); index++) {
            if (UNRESERVED.indexOf(part.charAt(index)) < 0) {
                return false;
            }
        }
        return true;
    }

    int lengthOfRequestLine() {
        return method.length() + " ".length() + target.length() + " HTTP/1.1".length();
    }

    /** A new request for each attempt, since sending a request adds headers to it. */
    ClassicHttpRequest toSend(SafeHttpClient client) {
        ClassicHttpRequest request = client.request(method, target);
        if (!headers.isEmpty()) {
            headers.forEach(header -> request.setHeader(header.name(), header.value()));
        }
        form.forEach(text -> request.setEntity(new StringEntity(text, ContentType.create(FORM))));
        return request;
    }
}
