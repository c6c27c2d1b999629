package dev.interventions.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A metric of a call.
 *
 * @param key the name of JMH's result, or of another measurement's
 * @param title its name in tables
 * @param unit the unit, with a space before it where one belongs
 */
public record Metric(String key, String title, String unit) {

    /** The time of a call. */
    public static final Metric TIME = new Metric("time", "time", " µs");

    /** The CPU time of the process for a call. */
    public static final Metric CPU = new Metric("cpu", "CPU", " µs");

    /** Bytes allocated for a call. */
    public static final Metric BYTES = new Metric("gc.alloc.rate.norm", "bytes allocated", " B");

    /** How often a thread waited for a call. */
    public static final Metric SWITCHES = new Metric("switches", "voluntary context switches", "");

    /** Seconds of a clock that only waiting and the server advance. */
    public static final Metric VIRTUAL_SECONDS = new Metric("virtual.seconds", "virtual time", " s");

    /** Responses with status 429. */
    public static final Metric THROTTLED = new Metric("throttled", "429s", "");

    /** Bytes of the heap, after a collection, for each element. */
    public static final Metric HEAP = new Metric("heap", "heap for each", " B");

    /** Calls in a second. */
    public static final Metric PER_SECOND = new Metric("per.second", "calls per second", "");

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double STEP = 1_000;

    /** Each unit is 1,000 times the one before it. */
    private static final List<List<String>> UNITS =
            List.of(List.of(" µs", " ms", " s"), List.of(" B", " kB", " MB", " GB"));

    /** The number alone, in three significant digits or more. */
    static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        int wholeDigits = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        int decimals = Math.max(0, Math.min(SIGNIFICANT_DIGITS, SIGNIFICANT_DIGITS - wholeDigits));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** With its unit, or one that is 1,000 or 1,000,000 times as much. */
    String show(double value) {
        List<String> units = UNITS.stream()
                .filter(list -> list.get(0).equals(unit))
                .findFirst()
                .orElse(List.of(unit));
        double scaled = value;
        int index = 0;
        while (scaled >= STEP && index < units.size() - 1) {
            scaled /= STEP;
            index++;
        }
        return plain(scaled) + units.get(index);
    }
}
