package dev.interventions.benchmarks.decoding;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.io.ByteArrayInputStream;

/** JSON-B with its default settings. */
final class YassonDecoder implements Decoder {

    private final Jsonb jsonb = JsonbBuilder.create(
            new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

    @Override
    public Object page(byte[] body) {
        return jsonb.fromJson(new ByteArrayInputStream(body), WirePage.class);
    }
}
