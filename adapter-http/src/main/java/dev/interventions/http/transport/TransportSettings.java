package dev.interventions.http.transport;

import dev.interventions.http.connection.ConnectionSettings;
import io.vavr.collection.Seq;
import java.net.URI;

/**
 * Where requests are sent, and the limits of each attempt.
 *
 * @param maxBodyBytes the most bytes of a response's body, as received and after decoding
 * @param headers the host's headers, which each request has
 * @param writesAsForm whether parameters are sent in the body of a request that may have one
 */
public record TransportSettings(
        URI baseUri,
        int maxBodyBytes,
        boolean writesAsForm,
        Seq<RequestHeader> headers,
        ConnectionSettings connections) {}
