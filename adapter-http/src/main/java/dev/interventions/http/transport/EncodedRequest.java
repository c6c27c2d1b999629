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
 * A request as it is sent, but for its token. It is encoded once, however often it is attempted.
 *
 * @param target the path and the query, encoded
 * @param form the body, if parameters are sent in it
 */
public record EncodedRequest(String method, String target, Option<String> form) {

    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * @param basePath the path of the base URI, encoded. HttpClient must not parse it: it would encode it again, and not as UTF-8
     * @param asForm whether parameters are sent in the body
     */
    static EncodedRequest of(Request request, String basePath, boolean asForm) {
        String path = path(request, basePath);
        if (request.parameters().isEmpty()) {
            return new EncodedRequest(request.method(), path, Option.none());
        }
        // A form is encoded like a query.
        String parameters = encoded(request.parameters());
        return asForm
                ? new EncodedRequest(request.method(), path, Option.some(parameters))
                : new EncodedRequest(request.method(), path + "?" + parameters, Option.none());
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
            char character = part.charAt(index);
            boolean isLetterOrDigit = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9');
            if (!isLetterOrDigit && character != '_' && character != '-') {
                return false;
            }
        }
        return true;
    }

    int lengthOfRequestLine() {
        return method.length() + " ".length() + target.length() + " HTTP/1.1".length();
    }

    /** A new request for each attempt, since one is sent with the headers that it got when it was sent before. */
    ClassicHttpRequest toSend(SafeHttpClient client) {
        ClassicHttpRequest request = client.request(method, target);
        form.forEach(text -> request.setEntity(new StringEntity(text, ContentType.create(FORM))));
        return request;
    }
}
