package dev.interventions.benchmarks.client;

import java.io.IOException;
import java.net.URI;

/** A client of the service. Threads share it, and it keeps its connections. */
public interface ServiceClient extends AutoCloseable {

    /** The library of this project. */
    String OURS = "Interventions";

    /** Apache HttpClient 5, which reads bodies but doesn't decode them. */
    String HTTPCLIENT_BYTES = "HttpClient 5, bytes only";

    /** Apache HttpClient 5 with Jackson databind. */
    String HTTPCLIENT_JACKSON = "HttpClient 5 + Jackson";

    /** The JDK's client with Jackson databind. */
    String JDK_JACKSON = "JDK HttpClient + Jackson";

    /** OkHttp with Gson, as generated clients have it. */
    String OKHTTP_GSON = "OkHttp + Gson, generated style";

    /** Jersey with Jackson, as generated clients have it. */
    String JERSEY_JACKSON = "Jersey + Jackson, generated style";

    /** The maximum number of connections of a client. */
    int MAX_CONNECTIONS = 20;

    /** For the JVM of a client: Jersey's connector, the JDK's HttpURLConnection, keeps 5 idle connections unless told otherwise. */
    String JVM_ARGUMENT = "-Dhttp.maxConnections=" + MAX_CONNECTIONS;

    /** The token that each client sends. */
    String TOKEN = "6f1d2c3b4a5968778695a4b3c2d1e0f0";

    /** One intervention. */
    Object get(String id) throws IOException, InterruptedException;

    /** The first page of 150 interventions. */
    Object page() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /** A new client of this name. Loads the classes of that client only. */
    static ServiceClient named(String name, URI baseUri) {
        return switch (name) {
            case OURS -> new OwnClient(baseUri);
            case HTTPCLIENT_BYTES -> new ApacheClient(baseUri, new BytesOnly());
            case HTTPCLIENT_JACKSON -> new ApacheClient(baseUri, new JacksonBodies());
            case JDK_JACKSON -> new JdkClient(baseUri);
            case OKHTTP_GSON -> new OkHttpClientInGeneratedStyle(baseUri);
            case JERSEY_JACKSON -> new JerseyClientInGeneratedStyle(baseUri);
            default -> throw new IllegalArgumentException("there is no client " + name);
        };
    }
}
