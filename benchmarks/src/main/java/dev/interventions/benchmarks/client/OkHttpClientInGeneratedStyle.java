package dev.interventions.benchmarks.client;

import com.google.gson.Gson;
import dev.interventions.benchmarks.decoding.Mappers;
import dev.interventions.benchmarks.decoding.WireIntervention;
import dev.interventions.benchmarks.decoding.WirePage;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A client as generators write it for OkHttp and Gson: a URL with encoded parameters, and the body as a text that Gson reads. */
final class OkHttpClientInGeneratedStyle implements ServiceClient {

    private static final long KEEP_ALIVE_MINUTES = 5;

    private final HttpUrl interventions;
    private final Gson gson = Mappers.gson();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(MAX_CONNECTIONS, KEEP_ALIVE_MINUTES, TimeUnit.MINUTES))
            .build();

    OkHttpClientInGeneratedStyle(URI baseUri) {
        this.interventions = HttpUrl.get(baseUri + "/interventions");
    }

    @Override
    public Object get(String id) throws IOException {
        return execute(interventions.newBuilder().addPathSegment(id).build(), WireIntervention.class);
    }

    @Override
    public Object page() throws IOException {
        return execute(
                interventions
                        .newBuilder()
                        .addQueryParameter("offset", "0")
                        .addQueryParameter("limit", "150")
                        .build(),
                WirePage.class);
    }

    private <T> T execute(HttpUrl url, Class<T> type) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Accept", "application/json")
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
            return gson.fromJson(response.body().string(), type);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
