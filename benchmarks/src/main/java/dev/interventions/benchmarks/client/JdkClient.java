package dev.interventions.benchmarks.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's client, with HTTP/1.1 like the others. */
final class JdkClient implements ServiceClient {

    private static final String AUTHORIZATION = "Bearer " + TOKEN;

    private final String interventions;
    private final Bodies bodies = new JacksonBodies();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    JdkClient(URI baseUri) {
        this.interventions = baseUri + "/interventions";
    }

    @Override
    public Object get(String id) throws IOException, InterruptedException {
        return bodies.intervention(read(interventions + "/" + id));
    }

    @Override
    public Object page() throws IOException, InterruptedException {
        return bodies.page(read(interventions + "?offset=0&limit=150"));
    }

    private byte[] read(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", AUTHORIZATION)
                .header("Accept", "application/json")
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return response.body();
    }

    /** Does nothing: the JDK's client ends when it is no longer referenced. */
    @Override
    public void close() {}
}
