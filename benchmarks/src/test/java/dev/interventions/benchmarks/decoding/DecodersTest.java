package dev.interventions.benchmarks.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.benchmarks.server.Payload;
import dev.interventions.domain.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodersTest {

    private final byte[] body = Payload.page();

    @ParameterizedTest
    @ValueSource(
            strings = {
                Decoder.JACKSON_STREAMING,
                Decoder.GSON,
                Decoder.YASSON,
                Decoder.PARSSON_STREAMING,
                Decoder.FASTJSON2,
                Decoder.DSL_JSON
            })
    void read_the_same_records(String name) throws IOException {
        assertThat(Decoder.named(name).page(body))
                .isEqualTo(Decoder.named(Decoder.JACKSON_DATABIND).page(body));
    }

    @Test
    void read_what_is_in_the_page() throws IOException {
        WirePage page = (WirePage) Decoder.named(Decoder.JACKSON_DATABIND).page(body);

        assertThat(page.records()).hasSize(Payload.RECORDS).doesNotHaveDuplicates();
        assertThat(page.records().get(7).id()).isEqualTo(Payload.idOf(7));
        assertThat(page.records()).anyMatch(WireIntervention::closed).anyMatch(record -> !record.closed());
        assertThat(page.records()).allMatch(record -> record.customFields().containsValue("Île-de-France"));
    }

    @Test
    void include_the_librarys_own() throws IOException {
        WirePage page = (WirePage) Decoder.named(Decoder.JACKSON_DATABIND).page(body);

        Page<?> own = (Page<?>) Decoder.named(Decoder.OURS).page(body);

        assertThat(own.count()).isEqualTo(page.count());
        assertThat(own.records()).hasSize(page.records().size());
    }
}
