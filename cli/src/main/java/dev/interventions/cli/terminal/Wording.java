package dev.interventions.cli.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers, times and failures of files are written. */
public final class Wording {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Wording() {}

    /** Such as {@code 10,000}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 intervention} or {@code 10,000 interventions}. */
    public static String number(long number, String what) {
        return number(number) + " " + what + (number == 1 ? "" : "s");
    }

    /** Why a file can't be used, without its name. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(failure.getMessage());
    }

    /** In UTC, to the minute. */
    public static String minute(Instant moment) {
        return MINUTES.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** In the largest unit and, up to days, the next one: {@code 45 s}, {@code 13 min}, {@code 2 h 05 min}, {@code 3 d 04 h}. */
    public static String duration(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return time.toHours() < 24
                ? String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart())
                : String.format(Locale.ROOT, "%d d %02d h", time.toDays(), time.toHoursPart());
    }
}
