package dev.interventions.benchmarks.decoding;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.NumberConverter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hand-written code on dsl-json's tokens: without its annotation processor, dsl-json doesn't support records. */
final class DslJsonDecoder implements Decoder {

    private final JsonReader<Object> reader = new DslJson<>().newReader();

    @Override
    public Object page(byte[] body) throws IOException {
        reader.process(body, body.length);
        reader.getNextToken();
        long count = 0;
        long offset = 0;
        int limit = 0;
        List<WireIntervention> records = new ArrayList<>();
        for (String name = firstKey(reader); name != null; name = nextKey(reader)) {
            switch (name) {
                case "count" -> count = NumberConverter.deserializeLong(reader);
                case "offset" -> offset = NumberConverter.deserializeLong(reader);
                case "limit" -> limit = NumberConverter.deserializeInt(reader);
                case "records" -> readRecords(records);
                default -> throw WireFields.unknown(name);
            }
        }
        return new WirePage(count, offset, limit, records);
    }

    private void readRecords(List<WireIntervention> records) throws IOException {
        Tokens tokens = new Tokens(reader);
        for (boolean more = hasFirst(reader); more; more = hasNext(reader)) {
            WireFields fields = new WireFields(tokens);
            for (String name = firstKey(reader); name != null; name = nextKey(reader)) {
                fields.read(name);
            }
            records.add(fields.intervention());
        }
    }

    /** Of an object that has begun; the reader then is at the value. */
    private static @Nullable String firstKey(JsonReader<Object> reader) throws IOException {
        return reader.getNextToken() == '}' ? null : reader.readKey();
    }

    private static @Nullable String nextKey(JsonReader<Object> reader) throws IOException {
        if (reader.getNextToken() != ',') {
            return null;
        }
        reader.getNextToken();
        return reader.readKey();
    }

    /** Of a list that has begun; the reader then is at the element. */
    private static boolean hasFirst(JsonReader<Object> reader) throws IOException {
        return reader.getNextToken() != ']';
    }

    private static boolean hasNext(JsonReader<Object> reader) throws IOException {
        if (reader.getNextToken() != ',') {
            return false;
        }
        reader.getNextToken();
        return true;
    }

    private record Tokens(JsonReader<Object> reader) implements WireFields.Values {

        @Override
        public @Nullable String text() throws IOException {
            return reader.wasNull() ? null : reader.readString();
        }

        @Override
        public long number() throws IOException {
            return NumberConverter.deserializeLong(reader);
        }

        @Override
        public boolean bool() throws IOException {
            return reader.wasTrue() || !reader.wasFalse();
        }

        @Override
        public Map<String, String> map() throws IOException {
            Map<String, String> map = new LinkedHashMap<>();
            for (String name = firstKey(reader); name != null; name = nextKey(reader)) {
                map.put(name, reader.readString());
            }
            return map;
        }

        @Override
        public List<String> list() throws IOException {
            List<String> list = new ArrayList<>();
            for (boolean more = hasFirst(reader); more; more = hasNext(reader)) {
                list.add(reader.readString());
            }
            return list;
        }
    }
}
