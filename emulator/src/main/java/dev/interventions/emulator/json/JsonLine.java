package dev.interventions.emulator.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A JSON object as it is sent: in UTF-8, with a line feed at its end. */
public final class JsonLine {

    private static final byte[] END_OF_LIST = "]}\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    private JsonLine(byte[] bytes) {
        this.bytes = bytes;
    }

    public static JsonLine of(JsonObject object) {
        return new JsonLine((object + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An object that ends with a list.
     *
     * @param begin the object up to the bracket that opens the list
     */
    static JsonLine withList(String begin, Iterable<JsonLine> elements) {
        byte[] before = begin.getBytes(StandardCharsets.UTF_8);
        int length = before.length;
        for (JsonLine element : elements) {
            length += element.bytes.length;
        }
        // A comma replaces the line feed of each element; END_OF_LIST overwrites the last one.
        int end = Math.max(before.length, length - 1);
        byte[] all = Arrays.copyOf(before, end + END_OF_LIST.length);
        int next = before.length;
        for (JsonLine element : elements) {
            System.arraycopy(element.bytes, 0, all, next, element.bytes.length);
            next += element.bytes.length;
            all[next - 1] = ',';
        }
        System.arraycopy(END_OF_LIST, 0, all, end, END_OF_LIST.length);
        return new JsonLine(all);
    }

    /** The bytes, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
