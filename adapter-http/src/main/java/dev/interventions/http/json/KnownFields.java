package dev.interventions.http.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds a known field by its name. A hash table over bytes, since a page has thousands of names and none of them has to become a text.
 * Immutable.
 */
final class KnownFields {

    /** A power of two, so large that few fields share an index. */
    private static final int TABLE_SIZE = 256;

    private final Field[] fields = new Field[TABLE_SIZE];
    private final byte[][] names = new byte[TABLE_SIZE][];

    /** By {@link Field#index}, with the quote that ends it in a body. */
    private final byte[][] namesWithQuote = new byte[Field.values().length][];

    KnownFields() {
        Arrays.fill(fields, Field.UNKNOWN);
        for (Field field : Field.values()) {
            namesWithQuote[field.index()] = (field.key() + '"').getBytes(StandardCharsets.US_ASCII);
            if (field != Field.UNKNOWN) {
                add(field);
            }
        }
    }

    private void add(Field field) {
        byte[] name = field.key().getBytes(StandardCharsets.US_ASCII);
        int index = index(name, 0, name.length);
        while (fields[index] != Field.UNKNOWN) {
            index = next(index);
        }
        fields[index] = field;
        names[index] = name;
    }

    /** The field with this name, or {@link Field#UNKNOWN}. */
    Field named(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return named(bytes, 0, bytes.length);
    }

    /** The field whose name these bytes are, or {@link Field#UNKNOWN}. */
    Field named(byte[] bytes, int from, int to) {
        int index = index(bytes, from, to);
        while (fields[index] != Field.UNKNOWN
                && !Arrays.equals(names[index], 0, names[index].length, bytes, from, to)) {
            index = next(index);
        }
        return fields[index];
    }

    /** The name of a field as it stands in a body, with the quote that ends it. Callers must not change it. */
    byte[] nameWithQuote(Field field) {
        return namesWithQuote[field.index()];
    }

    private static int next(int index) {
        return (index + 1) % TABLE_SIZE;
    }

    /** A hash of the length and three bytes: the known names rarely share one. */
    private static int index(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = length * 31 + bytes[from] * 7 + bytes[from + length / 2] * 13 + bytes[to - 1] * 3;
        return Math.floorMod(hash, TABLE_SIZE);
    }
}
