package dev.interventions.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.StringJoiner;

/** Bodies of responses: random bytes, almost valid JSON, and truncated or modified responses. */
public final class FuzzedBody {

    /** Several times the length of the parser's buffer. */
    private static final int MAX_LENGTH = 20_000;

    private static final int MAX_REPEATS = 9_000;

    private static final String SAMPLE = """
            {"id":"3f55c8330da4144afd1c6728","created_at":"2012-05-21T01:15:28Z","deferred_at":"2012-05-21T01:18:49Z",
             "thread_id":"9c9903dc3d559a8801eb5441","comments_count":1,"closed":false,"closed_at":"2012-05-24T02:00:32Z",
             "custom_fields":{"text":"342901","number":1.50,"flag":true,"list":["z","a"],"none":null},
             "category_ids":["4d0fb475b242228032cbdf6d","59248c4dae276a021cb296d2"],"user_id":"d033e22ae348feb5660fc214",
             "user_reply_in_average":84959,"first_user_reply_in_bh":0,"status":"Ferm\u00e9e \ud83d\ude00","zz":[{"y":[1]}]}
            """;

    private static final String[] NAMES = {
        "id",
        "content_id",
        "user_id",
        "closed",
        "created_at",
        "closed_at",
        "deferred_at",
        "status",
        "comments_count",
        "last_user_reply_in",
        "user_reply_in_average_count",
        "category_ids",
        "custom_fields",
        "custom_field_values",
        "satisfaction_grade",
        "survey_id",
        "translation_enabled",
        "records",
        "count",
        "offset",
        "limit",
        "message",
        "zz",
        "\\u0069d",
        ""
    };

    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1",
        "30",
        "1.5",
        "1.0",
        "-0.0",
        "1e2",
        "1E+400",
        "1e999999999",
        "1e-999999999",
        "0e999999999",
        "2147483648",
        "9223372036854775807",
        "-9223372036854775809",
        "\"a\"",
        "\"\"",
        "\" \"",
        "\"a/../b\"",
        "\"\\u0000\"",
        "\"\\ud83d\"",
        "\"\\ude00\\ud83d\"",
        "\"2012-05-21T01:15:28Z\"",
        "\"+999999999-12-31T23:59:59.999999999Z\"",
        "\"-1000000000-01-01T00:00:00Z\"",
        "\"2012-05-21T01:15:28+18:00\"",
        "[]",
        "{}",
        "[\"a\",\"b\",\"a\"]",
        "[null]",
        "[1]",
        "{\"k\":\"v\",\"k\":1}",
        "{\"k\":[\"a\",1]}",
        "[{\"id\":\"a\"}]",
        "1".repeat(65_536)
    };

    private static final byte[][] PIECES = {
        utf8("{"),
        utf8("}"),
        utf8("["),
        utf8("]"),
        utf8(","),
        utf8(":"),
        utf8("\""),
        utf8("\\"),
        utf8("\\u"),
        utf8("\\ud83d"),
        utf8("-"),
        utf8("1"),
        utf8("0"),
        utf8("."),
        utf8("e"),
        utf8(" "),
        utf8("\n"),
        utf8("\0"),
        utf8("tru"),
        utf8("nul"),
        utf8("NaN"),
        utf8("/*"),
        utf8("\"id\":\"a\""),
        utf8("\"zz\":"),
        utf8("{\"zz\":["),
        utf8("{\"zz\":{\"a\":"),
        utf8("\"custom_fields\":{"),
        utf8("\"records\":["),
        utf8("\"count\":1,\"offset\":0,\"limit\":30,"),
        utf8("<html>"),
        utf8("\ufeff"),
        utf8("\u202e"),
        utf8("\u00e9"),
        utf8("\ud83d\ude00"),
        utf8(TestData.TOKEN),
        {(byte) 0xc3},
        {(byte) 0xc0, (byte) 0x80},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xff, (byte) 0xfe}
    };

    private FuzzedBody() {}

    /** The first case is for seeds, which end with a line feed: the bytes as they are. */
    public static byte[] of(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 4)) {
            case 0 -> data.consumeRemainingAsBytes();
            case 1 -> pieces(data);
            case 2 -> utf8(object(data));
            case 3 ->
                utf8("{\"count\":1,\"offset\":0,\"limit\":30,\"records\":[" + object(data) + "," + object(data) + "]}");
            default -> modified(utf8(SAMPLE), data);
        };
    }

    private static byte[] pieces(FuzzedDataProvider data) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (data.remainingBytes() > 0 && body.size() < MAX_LENGTH) {
            byte[] piece = data.pickValue(PIECES);
            int times = data.consumeInt(0, 30) > 0 ? 1 : data.consumeInt(1, MAX_REPEATS / piece.length);
            for (int time = 0; time < times; time++) {
                body.writeBytes(piece);
            }
        }
        return body.toByteArray();
    }

    private static String object(FuzzedDataProvider data) {
        StringJoiner fields = new StringJoiner(",", "{", "}");
        int number = data.consumeInt(0, 12);
        for (int field = 0; field < number; field++) {
            fields.add("\"" + data.pickValue(NAMES) + "\":" + value(data));
        }
        return fields.toString();
    }

    private static String value(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 15)) {
            case 0, 1 -> "\"" + data.consumeString(20) + "\"";
            case 2 -> "1".repeat(data.consumeInt(1, MAX_REPEATS));
            case 3 -> nested("[", "]", levels(data));
            case 4 -> nested("{\"a\":", "}", levels(data));
            default -> data.pickValue(VALUES);
        };
    }

    /** About the maximum, or far more. */
    private static int levels(FuzzedDataProvider data) {
        return data.consumeBoolean() ? data.consumeInt(55, 70) : data.consumeInt(1, MAX_REPEATS);
    }

    private static String nested(String open, String close, int levels) {
        return open.repeat(levels) + "1" + close.repeat(levels);
    }

    /** The body with a part of it replaced by random bytes. */
    private static byte[] modified(byte[] body, FuzzedDataProvider data) {
        int from = data.consumeInt(0, body.length);
        int to = data.consumeInt(from, body.length);
        ByteArrayOutputStream modified = new ByteArrayOutputStream();
        modified.writeBytes(Arrays.copyOf(body, from));
        modified.writeBytes(data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeBytes(20));
        if (data.consumeBoolean()) {
            modified.writeBytes(Arrays.copyOfRange(body, to, body.length));
        }
        return modified.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
