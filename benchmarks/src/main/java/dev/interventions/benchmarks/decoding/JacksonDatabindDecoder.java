package dev.interventions.benchmarks.decoding;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;

/** Jackson databind, the usual way to use Jackson. */
final class JacksonDatabindDecoder implements Decoder {

    private final ObjectReader reader = Mappers.jackson().readerFor(WirePage.class);

    @Override
    public Object page(byte[] body) throws IOException {
        return reader.readValue(body);
    }
}
