package dev.interventions.benchmarks.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.interventions.benchmarks.decoding.Mappers;
import dev.interventions.benchmarks.decoding.WireIntervention;
import dev.interventions.benchmarks.decoding.WirePage;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ContextResolver;
import java.io.IOException;
import java.net.URI;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jackson.JacksonFeature;

/** A client as generators write it for Jersey and Jackson, with Jersey's own connector: a target for each call, and a generic type. */
final class JerseyClientInGeneratedStyle implements ServiceClient {

    private final URI baseUri;
    private final Client client;

    JerseyClientInGeneratedStyle(URI baseUri) {
        this.baseUri = baseUri;
        this.client = ClientBuilder.newClient(new ClientConfig()
                .register(JacksonFeature.withoutExceptionMappers())
                .register(new MapperResolver(Mappers.jackson())));
    }

    @Override
    public Object get(String id) throws IOException {
        return invoke(
                target().path("/interventions/{id}").resolveTemplate("id", id), new GenericType<WireIntervention>() {});
    }

    @Override
    public Object page() throws IOException {
        return invoke(
                target().path("/interventions").queryParam("offset", 0).queryParam("limit", 150),
                new GenericType<WirePage>() {});
    }

    private WebTarget target() {
        return client.target(baseUri);
    }

    private static <T> T invoke(WebTarget target, GenericType<T> type) throws IOException {
        try (Response response = target.request(MediaType.APPLICATION_JSON_TYPE)
                .header("Authorization", "Bearer " + TOKEN)
                .get()) {
            if (response.getStatus() != 200) {
                throw new IOException("status " + response.getStatus());
            }
            return response.readEntity(type);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** How generated clients hand their mapper to Jersey. */
    private record MapperResolver(ObjectMapper mapper) implements ContextResolver<ObjectMapper> {

        @Override
        public ObjectMapper getContext(Class<?> type) {
            return mapper;
        }
    }
}
