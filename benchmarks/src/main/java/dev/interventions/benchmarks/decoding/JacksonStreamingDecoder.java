package dev.interventions.benchmarks.decoding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hand-written code on Jackson's tokens. */
final class JacksonStreamingDecoder implements Decoder {

    private final JsonFactory factory = new JsonFactory();

    @Override
    public Object page(byte[] body) throws IOException {
        try (JsonParser parser = factory.createParser(body)) {
            parser.nextToken();
            return page(parser);
        }
    }

    private static WirePage page(JsonParser parser) throws IOException {
        long count = 0;
        long offset = 0;
        int limit = 0;
        List<WireIntervention> records = new ArrayList<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "count" -> count = parser.getLongValue();
                case "offset" -> offset = parser.getLongValue();
                case "limit" -> limit = parser.getIntValue();
                case "records" -> readRecords(parser, records);
                default -> throw WireFields.unknown(name);
            }
        }
        return new WirePage(count, offset, limit, records);
    }

    private static void readRecords(JsonParser parser, List<WireIntervention> records) throws IOException {
        Tokens tokens = new Tokens(parser);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            WireFields fields = new WireFields(tokens);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                fields.read(name);
            }
            records.add(fields.intervention());
        }
    }

    private record Tokens(JsonParser parser) implements WireFields.Values {

        @Override
        public @Nullable String text() throws IOException {
            return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
        }

        @Override
        public long number() throws IOException {
            return parser.getLongValue();
        }

        @Override
        public boolean bool() throws IOException {
            return parser.getBooleanValue();
        }

        @Override
        public Map<String, String> map() throws IOException {
            Map<String, String> map = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                map.put(name, parser.nextTextValue());
            }
            return map;
        }

        @Override
        public List<String> list() throws IOException {
            List<String> list = new ArrayList<>();
            for (String text = parser.nextTextValue(); text != null; text = parser.nextTextValue()) {
                list.add(text);
            }
            return list;
        }
    }
}
