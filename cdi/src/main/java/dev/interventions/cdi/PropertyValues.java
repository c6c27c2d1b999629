package dev.interventions.cdi;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses values of properties. The converters of MicroProfile Config are not used: they differ between containers, and some turn a typing
 * error into {@code false}.
 */
final class PropertyValues {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private PropertyValues() {}

    static Duration duration(String text) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text.toLowerCase(Locale.ROOT));
        if (parts.matches()) {
            return UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "it must be a number with a unit, such as 500ms, 30s or 5m, but is " + text, e);
        }
    }

    static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number, but is " + text, e);
        }
    }

    static boolean trueOrFalse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("it must be true or false, but is " + text);
        };
    }
}
