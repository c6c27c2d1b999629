package dev.interventions.records;

import dev.interventions.records.field.MalformedValueException;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Dates and times in the formats of the platform's exports. Each text shows its format, so that a file needs no setting for it. */
final class ExportDates {

    /** "BI": 2013-09-24T19:00+02:00; also with a blank, seconds, another form of the offset, or none. */
    private static final DateTimeFormatter ISO = form("uuuu-MM-dd['T'][' ']HH:mm[:ss][XXX][XX][X]");

    /** "Excel" in French: 24/09/2013 19:00. */
    private static final DateTimeFormatter FRENCH = form("dd/MM/uuuu HH:mm[:ss]");

    /** "Excel" in English: 09-24-2013 19:00. */
    private static final DateTimeFormatter ENGLISH = form("MM-dd-uuuu HH:mm[:ss]");

    private final Option<ZoneId> zone;

    ExportDates(Option<ZoneId> zone) {
        this.zone = zone;
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Instant instant(String text) {
        TemporalAccessor date = date(text);
        return date instanceof OffsetDateTime exact ? exact.toInstant() : local((LocalDateTime) date);
    }

    private static TemporalAccessor date(String text) {
        try {
            if (text.indexOf('/') >= 0) {
                return FRENCH.parse(text, LocalDateTime::from);
            }
            return text.indexOf('-') == 2
                    ? ENGLISH.parse(text, LocalDateTime::from)
                    : ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException invalid) {
            throw new MalformedValueException(
                    "is not a date and time such as 2013-09-24T19:00+02:00, 24/09/2013 19:00 or 09-24-2013 19:00");
        }
    }

    private Instant local(LocalDateTime date) {
        return date.atZone(zone.getOrElseThrow(() -> new MalformedValueException(
                        "has no offset; name the time zone of the user who exported by inZone")))
                .toInstant();
    }
}
