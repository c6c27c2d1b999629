package dev.interventions.benchmarks.decoding;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Page;
import dev.interventions.http.json.ResponseJson;
import java.io.ByteArrayInputStream;

/** The HTTP adapter's reader of responses. */
final class OwnDecoder implements Decoder {

    private static final int MAX_RECORDS = 150;

    private final ResponseJson json = new ResponseJson();

    @Override
    public Page<Intervention> page(byte[] body) {
        return json.page(new ByteArrayInputStream(body), MAX_RECORDS).get();
    }
}
