package dev.interventions.http.transport;

import dev.interventions.http.connection.ConnectionSettings;
import java.net.URI;

/**
 * Where requests are sent, and the limits of each attempt.
 *
 * @param maxBodyBytes the most bytes of a response's body, as received and after decoding
 * @param writesAsForm whether parameters are sent in the body of a request that may have one
 */
public record TransportSettings(URI baseUri, int maxBodyBytes, boolean writesAsForm, ConnectionSettings connections) {}
