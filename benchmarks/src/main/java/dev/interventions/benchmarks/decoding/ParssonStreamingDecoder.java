package dev.interventions.benchmarks.decoding;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hand-written code on JSON-P's tokens. */
final class ParssonStreamingDecoder implements Decoder {

    private final JsonParserFactory factory = Json.createParserFactory(Map.of());

    @Override
    public Object page(byte[] body) throws IOException {
        try (JsonParser parser = factory.createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            parser.next();
            return page(parser);
        }
    }

    private static WirePage page(JsonParser parser) throws IOException {
        long count = 0;
        long offset = 0;
        int limit = 0;
        List<WireIntervention> records = new ArrayList<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString();
            parser.next();
            switch (name) {
                case "count" -> count = parser.getLong();
                case "offset" -> offset = parser.getLong();
                case "limit" -> limit = parser.getInt();
                case "records" -> readRecords(parser, records);
                default -> throw WireFields.unknown(name);
            }
        }
        return new WirePage(count, offset, limit, records);
    }

    private static void readRecords(JsonParser parser, List<WireIntervention> records) throws IOException {
        Tokens tokens = new Tokens(parser);
        while (parser.next() == Event.START_OBJECT) {
            WireFields fields = new WireFields(tokens);
            while (parser.next() == Event.KEY_NAME) {
                String name = parser.getString();
                tokens.value = parser.next();
                fields.read(name);
            }
            records.add(fields.intervention());
        }
    }

    private static final class Tokens implements WireFields.Values {

        private final JsonParser parser;
        private Event value = Event.VALUE_NULL;

        private Tokens(JsonParser parser) {
            this.parser = parser;
        }

        @Override
        public @Nullable String text() {
            return value == Event.VALUE_NULL ? null : parser.getString();
        }

        @Override
        public long number() {
            return parser.getLong();
        }

        @Override
        public boolean bool() {
            return value == Event.VALUE_TRUE;
        }

        @Override
        public Map<String, String> map() {
            Map<String, String> map = new LinkedHashMap<>();
            while (parser.next() == Event.KEY_NAME) {
                String name = parser.getString();
                parser.next();
                map.put(name, parser.getString());
            }
            return map;
        }

        @Override
        public List<String> list() {
            List<String> list = new ArrayList<>();
            while (parser.next() != Event.END_ARRAY) {
                list.add(parser.getString());
            }
            return list;
        }
    }
}
