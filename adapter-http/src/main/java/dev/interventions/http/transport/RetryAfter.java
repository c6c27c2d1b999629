package dev.interventions.http.transport;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Parses the header {@code Retry-After}: a number of seconds of any size, or a date, whose day of the week is ignored. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final int DIGITS_OF_A_LONG = 18;

    private RetryAfter() {}

    /** The time to wait, if the value can be parsed. */
    static Option<Duration> parse(String value) {
        return SECONDS.matcher(value).matches()
                ? Option.some(Duration.ofSeconds(seconds(value)))
                : Try.of(() -> untilDate(value)).toOption();
    }

    private static long seconds(String digits) {
        return digits.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static Duration untilDate(String value) {
        String date = value.substring(value.indexOf(',') + 1).strip();
        Duration left = Duration.between(
                Instant.now(),
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
