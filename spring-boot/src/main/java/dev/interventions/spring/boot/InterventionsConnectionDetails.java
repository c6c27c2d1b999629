package dev.interventions.spring.boot;

import java.net.URI;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the default account is and how to be authenticated there. A bean of this type replaces {@code interventions.base-uri} and {@code
 * interventions.token}.
 */
public interface InterventionsConnectionDetails extends ConnectionDetails {

    /** The base URI of the account, see {@link dev.interventions.http.HttpSettings#of}. */
    URI getBaseUri();

    /** The access token; called for each request, by the calling thread, so that tokens can be rotated. */
    String getToken();
}
