package dev.interventions.http.transport;

import io.vavr.control.Option;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * A request as it goes over the wire, without its token: encoded once, however often it is attempted.
 *
 * @param form the body, if parameters travel there
 */
public record EncodedRequest(String method, URI uri, Option<String> form) {

    private static final String FORM = "application/x-www-form-urlencoded";

    int lengthOfRequestLine() {
        return (method + " " + toSend().getRequestUri() + " HTTP/1.1").length();
    }

    /** A new one for each attempt: HttpClient's can't be used again once it was cancelled. */
    HttpUriRequestBase toSend() {
        HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
        form.forEach(text -> request.setEntity(new StringEntity(text, ContentType.create(FORM))));
        return request;
    }
}
