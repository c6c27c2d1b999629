package dev.interventions.records;

import static java.util.Objects.requireNonNull;

import dev.interventions.records.field.MalformedValueException;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Reads the platform's CSV export of interventions ({@code interventions}, in the formats "BI" and "Excel"), for the first copy of a large
 * account: it needs no requests. Columns are found by their names, as the platform recommends; only {@code id} is required. Immutable.
 *
 * <p>A file doesn't contain the unit of reply times, the time zone of dates in the format "Excel", and the texts of {@code status}: they
 * depend on the account's configuration and language.
 */
public final class PlatformExport {

    private final ChronoUnit replyTimes;
    private final Option<ZoneId> zone;
    private final Option<Character> separator;
    private final StatusTexts statusTexts;

    private PlatformExport(
            ChronoUnit replyTimes, Option<ZoneId> zone, Option<Character> separator, StatusTexts statusTexts) {
        this.replyTimes = replyTimes;
        this.zone = zone;
        this.separator = separator;
        this.statusTexts = statusTexts;
    }

    /**
     * A reader for an account whose exports have reply times in this unit: seconds or minutes, as the account is configured.
     *
     * @throws IllegalArgumentException if the unit is neither
     */
    public static PlatformExport withReplyTimesIn(ChronoUnit unit) {
        if (unit != ChronoUnit.SECONDS && unit != ChronoUnit.MINUTES) {
            throw new IllegalArgumentException("an export has reply times in seconds or minutes, not in " + unit);
        }
        return new PlatformExport(unit, Option.none(), Option.none(), StatusTexts.ENGLISH);
    }

    /**
     * The same for an export whose dates have no offset, as in the format "Excel": they are in the time zone of the user who exported. A
     * local time that occurs twice, because clocks were set back, is the earlier one. Without a zone, dates without an offset are errors.
     */
    public PlatformExport inZone(ZoneId userZone) {
        return new PlatformExport(replyTimes, Option.some(userZone), separator, statusTexts);
    }

    /** The same for columns separated by this character; by default, a semicolon if the first line has one and a comma otherwise. */
    public PlatformExport separatedBy(char character) {
        return new PlatformExport(replyTimes, zone, Option.some(character), statusTexts);
    }

    /**
     * The same for an export whose {@code status} has these texts for open and closed interventions; {@code Opened} and {@code Closed} by
     * default. Any other text is an error: guessing would make a closed intervention an open one.
     */
    public PlatformExport withStatusTexts(String opened, String closed) {
        return new PlatformExport(
                replyTimes,
                zone,
                separator,
                new StatusTexts(requireNonNull(opened, "opened"), requireNonNull(closed, "closed")));
    }

    /**
     * The rows of an export, which are read during the iteration; only one iteration is possible. A malformed row is an error, and reading
     * continues with the next one. The caller closes the stream.
     */
    public Iterable<Either<RecordError, ExportedIntervention>> read(InputStream in) {
        return new Records<>(new CsvRows<>(
                in, separator, names -> new ExportColumns(names, replyTimes, new ExportDates(zone), statusTexts)));
    }

    /** The texts of {@code status}. */
    record StatusTexts(String opened, String closed) {

        private static final StatusTexts ENGLISH = new StatusTexts("Opened", "Closed");

        boolean isClosed(String text) {
            if (!text.equals(opened) && !text.equals(closed)) {
                throw new MalformedValueException("is neither \"" + opened + "\" nor \"" + closed
                        + "\"; name the texts of this export by withStatusTexts");
            }
            return text.equals(closed);
        }
    }
}
