package dev.interventions.http.json;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Parses instants in the form in which the service writes them, {@code 2012-05-21T01:15:28Z}. With the JDK's parser, the instants of
 * a record cost as much as all its other fields.
 */
final class Instants {

    private static final String FORM = "dddd-dd-ddTdd:dd:ddZ";
    private static final int SECONDS_OF_DAY = 24 * 60 * 60;

    private Instants() {}

    /** Whether the bytes have that form; the date may still not exist. */
    static boolean isPlain(byte[] bytes, int from, int to) {
        if (to - from != FORM.length()) {
            return false;
        }
        for (int index = 0; index < FORM.length(); index++) {
            char expected = FORM.charAt(index);
            byte found = bytes[from + index];
            if (expected == 'd' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        // 24:00:00 and leap seconds are left to the JDK's parser.
        return two(bytes, from + 11) < 24 && two(bytes, from + 14) < 60 && two(bytes, from + 17) < 60;
    }

    /**
     * The instant in bytes of that form.
     *
     * @throws java.time.DateTimeException if there is no such date
     */
    static Instant plain(byte[] bytes, int from) {
        LocalDate date =
                LocalDate.of(two(bytes, from) * 100 + two(bytes, from + 2), two(bytes, from + 5), two(bytes, from + 8));
        int second = (two(bytes, from + 11) * 60 + two(bytes, from + 14)) * 60 + two(bytes, from + 17);
        return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_OF_DAY + second);
    }

    private static int two(byte[] bytes, int from) {
        return (bytes[from] - '0') * 10 + bytes[from + 1] - '0';
    }
}
