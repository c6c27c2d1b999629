package dev.interventions.http.json;

import io.vavr.collection.List;
import java.util.Random;

/** Documents as a seeded generator makes them, and what is left of them when bytes are lost or changed. */
final class RandomJson {

    private static final List<String> KEYS =
            List.of("id", "a", "closed_at", "zz", "\\u0069d", "\u00e9", "", "custom_fields");
    private static final List<String> PIECES = List.of(
            "x",
            "0123456789abcdef01234567",
            "\\n",
            "\\u00e9",
            "\u00e9",
            "\ud83d\ude00",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\\\",
            "/",
            " ",
            "\u20ac");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-17",
            "1.50",
            "1e3",
            "-2.5E-7",
            "9223372036854775807",
            "12345678901234567890",
            "999999999999999999");
    private static final List<String> LITERALS = List.of("true", "false", "null", "[]", "{}", "\"\"");
    private static final String BYTES = "{}[]\",:\\ 0e-.u\u0000\u001f\u0080\u00c3\u00e2\u00f0\u00ff";

    private RandomJson() {}

    static String value(Random random, int levels) {
        return switch (random.nextInt(levels == 0 ? 3 : 5)) {
            case 0 -> "\"" + text(random) + "\"";
            case 1 -> pick(NUMBERS, random);
            case 2 -> pick(LITERALS, random);
            case 3 ->
                List.fill(random.nextInt(4), () -> value(random, levels - 1))
                        .mkString("[", random.nextBoolean() ? "," : " ,\n", "]");
            default ->
                List.fill(random.nextInt(3), () -> "\"" + pick(KEYS, random) + "\":" + value(random, levels - 1))
                        .mkString("{", random.nextBoolean() ? "," : "\t, ", "}");
        };
    }

    private static String text(Random random) {
        return List.fill(random.nextInt(6), () -> pick(PIECES, random)).mkString();
    }

    private static String pick(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** With one byte changed, or without its end. */
    static byte[] damaged(byte[] body, Random random) {
        if (random.nextInt(4) == 0) {
            return java.util.Arrays.copyOf(body, random.nextInt(body.length) + 1);
        }
        byte[] damaged = body.clone();
        damaged[random.nextInt(body.length)] = (byte) BYTES.charAt(random.nextInt(BYTES.length()));
        return damaged;
    }
}
