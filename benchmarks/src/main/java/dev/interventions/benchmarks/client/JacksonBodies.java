package dev.interventions.benchmarks.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.interventions.benchmarks.decoding.Mappers;
import dev.interventions.benchmarks.decoding.WireIntervention;
import dev.interventions.benchmarks.decoding.WirePage;
import java.io.IOException;

/** Converts bodies to records with Jackson databind. */
final class JacksonBodies implements Bodies {

    private final ObjectMapper mapper = Mappers.jackson();
    private final ObjectReader interventions = mapper.readerFor(WireIntervention.class);
    private final ObjectReader pages = mapper.readerFor(WirePage.class);

    @Override
    public Object intervention(byte[] body) throws IOException {
        return interventions.readValue(body);
    }

    @Override
    public Object page(byte[] body) throws IOException {
        return pages.readValue(body);
    }
}
