package dev.interventions.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.benchmarks.decoding.WireIntervention;
import dev.interventions.benchmarks.decoding.WirePage;
import dev.interventions.benchmarks.server.Payload;
import dev.interventions.benchmarks.server.PlainServer;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Page;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {

    private static final String ID = Payload.idOf(0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                ServiceClient.OURS,
                ServiceClient.HTTPCLIENT_BYTES,
                ServiceClient.HTTPCLIENT_JACKSON,
                ServiceClient.JDK_JACKSON,
                ServiceClient.OKHTTP_GSON,
                ServiceClient.JERSEY_JACKSON
            })
    void read_an_intervention_and_a_page_on_one_connection(String name) throws Exception {
        try (PlainServer server = PlainServer.start(ClientsTest::response);
                ServiceClient client = ServiceClient.named(name, server.baseUri())) {
            assertThat(idIn(client.get(ID))).isEqualTo(ID);
            assertThat(recordsIn(client.page())).isEqualTo(Payload.RECORDS);
            assertThat(idIn(client.get(ID))).isEqualTo(ID);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static byte[] response(String target) {
        return PlainServer.response(200, target.contains("?") ? Payload.page() : Payload.intervention(ID));
    }

    private static String idIn(Object result) {
        if (result instanceof Intervention intervention) {
            return intervention.id().value();
        }
        return result instanceof WireIntervention intervention
                ? intervention.id()
                : text(result).substring(7, 31);
    }

    private static int recordsIn(Object result) {
        if (result instanceof Page<?> page) {
            return page.records().size();
        }
        return result instanceof WirePage page
                ? page.records().size()
                : text(result).split("\"created_at\"").length - 1;
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
