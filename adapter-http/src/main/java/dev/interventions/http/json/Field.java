package dev.interventions.http.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The known fields of responses. */
enum Field {
    ID,
    CREATED_AT,
    UPDATED_AT,
    CLOSED_AT,
    DEFERRED_AT,
    SOURCE_ID,
    THREAD_ID,
    CONTENT_ID,
    IDENTITY_ID,
    IDENTITY_GROUP_ID,
    USER_ID,
    CLOSED,
    STATUS,
    COMMENTS_COUNT,
    USER_REPLIES_COUNT,
    FIRST_USER_REPLY_ID,
    FIRST_USER_REPLY_IN,
    FIRST_USER_REPLY_IN_BH,
    LAST_USER_REPLY_IN,
    LAST_USER_REPLY_IN_BH,
    USER_REPLY_IN_AVERAGE,
    USER_REPLY_IN_AVERAGE_BH,
    USER_REPLY_IN_AVERAGE_COUNT,
    SATISFACTION_SENT_AT,
    SATISFACTION_ANSWERED_AT,
    SATISFACTION_GRADE,
    SURVEY_ID,
    SURVEY_RESPONSE_ID,
    DETECTED_LANGUAGE,
    TRANSLATION_ENABLED,
    CATEGORY_IDS,
    CUSTOM_FIELDS,
    CUSTOM_FIELD_VALUES,
    COUNT,
    OFFSET,
    LIMIT,
    RECORDS,
    /** Any other field. */
    UNKNOWN;

    /** A power of two, so large that few fields share an index. */
    private static final int TABLE_SIZE = 256;

    private static final Field[] TABLE = table();

    private final String key = name().toLowerCase(Locale.ROOT);
    private final byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);

    /** The field's name on the wire. */
    String key() {
        return key;
    }

    /** The field with this name. */
    static Field named(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return named(bytes, 0, bytes.length);
    }

    /** The field with the name that these bytes are: a lookup by the bytes makes no text of each key. */
    static Field named(byte[] bytes, int from, int to) {
        int index = index(bytes, from, to);
        while (TABLE[index] != UNKNOWN) {
            byte[] name = TABLE[index].bytes;
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return TABLE[index];
            }
            index = (index + 1) % TABLE_SIZE;
        }
        return UNKNOWN;
    }

    private static Field[] table() {
        Field[] table = new Field[TABLE_SIZE];
        Arrays.fill(table, UNKNOWN);
        for (Field field : values()) {
            int index = index(field.bytes, 0, field.bytes.length);
            while (table[index] != UNKNOWN) {
                index = (index + 1) % TABLE_SIZE;
            }
            table[index] = field;
        }
        return table;
    }

    /** Made of the length and three bytes, which tell the known fields apart well enough. */
    private static int index(byte[] bytes, int from, int to) {
        int length = to - from;
        return length == 0
                ? 0
                : (length * 31 + bytes[from] * 7 + bytes[from + length / 2] * 13 + bytes[to - 1] * 3) & TABLE_SIZE - 1;
    }
}
