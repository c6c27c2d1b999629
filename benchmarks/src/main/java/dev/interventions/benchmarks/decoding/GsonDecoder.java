package dev.interventions.benchmarks.decoding;

import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Gson, with an adapter for instants. */
final class GsonDecoder implements Decoder {

    private final Gson gson = Mappers.gson();

    @Override
    public Object page(byte[] body) {
        return gson.fromJson(
                new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8), WirePage.class);
    }
}
