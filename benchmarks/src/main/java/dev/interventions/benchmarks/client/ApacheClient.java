package dev.interventions.benchmarks.client;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient 5, with a pool that is large enough and without what the service doesn't use. */
final class ApacheClient implements ServiceClient {

    private static final String AUTHORIZATION = "Bearer " + TOKEN;

    private final String interventions;
    private final Bodies bodies;
    private final CloseableHttpClient client;

    ApacheClient(URI baseUri, Bodies bodies) {
        this.interventions = baseUri + "/interventions";
        this.bodies = bodies;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public Object get(String id) throws IOException {
        return bodies.intervention(read(interventions + "/" + id));
    }

    @Override
    public Object page() throws IOException {
        return bodies.page(read(interventions + "?offset=0&limit=150"));
    }

    private byte[] read(String uri) throws IOException {
        HttpGet request = new HttpGet(uri);
        request.addHeader(HttpHeaders.AUTHORIZATION, AUTHORIZATION);
        request.addHeader(HttpHeaders.ACCEPT, "application/json");
        HttpClientResponseHandler<byte[]> bytes = response -> {
            if (response.getCode() != 200) {
                throw new IOException("status " + response.getCode());
            }
            return EntityUtils.toByteArray(response.getEntity());
        };
        return client.execute(request, bytes);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
