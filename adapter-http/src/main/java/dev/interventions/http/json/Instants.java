package dev.interventions.http.json;

import java.time.Instant;
import java.time.LocalDate;

/** The form in which the service writes instants, {@code 2012-05-21T01:15:28Z}: the JDK's parser costs as much as all else of a record. */
final class Instants {

    private static final String FORM = "dddd-dd-ddTdd:dd:ddZ";
    private static final int SECONDS_OF_DAY = 24 * 60 * 60;

    private Instants() {}

    /** Whether these bytes have that form; their numbers may still be no date. */
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
        // 24:00:00 and leap seconds are the JDK's to judge.
        return two(bytes, from + 11) < 24 && two(bytes, from + 14) < 60 && two(bytes, from + 17) < 60;
    }

    /**
     * The instant that bytes of that form say.
     *
     * @throws java.time.DateTimeException if there is no such day
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
