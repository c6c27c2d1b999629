package dev.interventions.records;

import static dev.interventions.records.InterventionFields.CLOSED;
import static dev.interventions.records.InterventionFields.COMMENTS_COUNT;
import static dev.interventions.records.InterventionFields.CREATED_AT;
import static dev.interventions.records.InterventionFields.DEFERRED_AT;
import static dev.interventions.records.InterventionFields.FIRST_USER_REPLY_ID;
import static dev.interventions.records.InterventionFields.FIRST_USER_REPLY_IN;
import static dev.interventions.records.InterventionFields.FIRST_USER_REPLY_IN_BH;
import static dev.interventions.records.InterventionFields.ID;
import static dev.interventions.records.InterventionFields.IDENTITY_ID;
import static dev.interventions.records.InterventionFields.LAST_USER_REPLY_IN;
import static dev.interventions.records.InterventionFields.LAST_USER_REPLY_IN_BH;
import static dev.interventions.records.InterventionFields.SOURCE_ID;
import static dev.interventions.records.InterventionFields.STATUS;
import static dev.interventions.records.InterventionFields.THREAD_ID;
import static dev.interventions.records.InterventionFields.UPDATED_AT;
import static dev.interventions.records.InterventionFields.USER_ID;
import static dev.interventions.records.InterventionFields.USER_REPLIES_COUNT;
import static dev.interventions.records.InterventionFields.USER_REPLY_IN_AVERAGE;
import static dev.interventions.records.InterventionFields.USER_REPLY_IN_AVERAGE_BH;
import static dev.interventions.records.InterventionFields.USER_REPLY_IN_AVERAGE_COUNT;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.records.PlatformExport.StatusTexts;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The columns of an export of interventions, as the platform documents them (<a
 * href="https://developers.ringcentral.com/engage/digital/guide/digital/exports">Exports</a>, "Main Export Fields").
 */
final class ExportColumns implements CsvRows.Columns<ExportedIntervention> {

    private final List<String> names;
    private final Map<String, Column> known;

    ExportColumns(List<String> names, ChronoUnit replyTimes, ExportDates dates, StatusTexts statusTexts) {
        this.names = names;
        this.known = known(replyTimes, dates, statusTexts);
    }

    /** Reads a cell that isn't empty. */
    private interface Column {
        void read(String cell, Row row);
    }

    private static final class Row {

        private final FieldValues values = new FieldValues();
        private Option<Instant> lastReplyAt = Option.none();
        private Option<String> closedAutomatically = Option.none();
        private Option<Duration> handlingTime = Option.none();
        private Option<ContentId> firstCustomerContent = Option.none();
        private LinkedHashMap<String, String> others = LinkedHashMap.empty();
    }

    private static Map<String, Column> known(ChronoUnit replyTimes, ExportDates dates, StatusTexts statusTexts) {
        Function<String, Duration> replyTime = cell -> duration(cell, replyTimes);
        return Map.ofEntries(
                entry("id", value(ID, id(InterventionId::parse))),
                entry("created_at", value(CREATED_AT, dates::instant)),
                entry("updated_at", value(UPDATED_AT, dates::instant)),
                entry("deferred_at", value(DEFERRED_AT, dates::instant)),
                entry("closed_at", (cell, row) -> row.lastReplyAt = Option.some(dates.instant(cell))),
                entry("closed_automatically", (cell, row) -> row.closedAutomatically = Option.some(cell)),
                entry("status", (cell, row) -> {
                    row.values.put(CLOSED, statusTexts.isClosed(cell));
                    row.values.put(STATUS, cell);
                }),
                entry("source_id", value(SOURCE_ID, id(SourceId::parse))),
                entry("content_thread_id", value(THREAD_ID, id(ThreadId::parse))),
                entry("identity_id", value(IDENTITY_ID, id(IdentityId::parse))),
                entry("user_id", value(USER_ID, id(UserId::parse))),
                entry("comments_count", value(COMMENTS_COUNT, FieldType::whole)),
                entry("user_replies_count", value(USER_REPLIES_COUNT, FieldType::whole)),
                entry("first_user_reply_id", value(FIRST_USER_REPLY_ID, id(ContentId::parse))),
                entry("first_user_reply_in", value(FIRST_USER_REPLY_IN, replyTime)),
                entry("first_user_reply_in_bh", value(FIRST_USER_REPLY_IN_BH, replyTime)),
                entry("last_user_reply_in", value(LAST_USER_REPLY_IN, replyTime)),
                entry("last_user_reply_in_bh", value(LAST_USER_REPLY_IN_BH, replyTime)),
                entry("user_reply_in_average", value(USER_REPLY_IN_AVERAGE, replyTime)),
                entry("user_reply_in_average_bh", value(USER_REPLY_IN_AVERAGE_BH, replyTime)),
                entry("user_reply_in_average_count", value(USER_REPLY_IN_AVERAGE_COUNT, FieldType::whole)),
                entry(
                        "handling_time",
                        (cell, row) -> row.handlingTime = Option.some(duration(cell, ChronoUnit.SECONDS))),
                entry(
                        "first_identity_content_id",
                        (cell, row) -> row.firstCustomerContent = Option.some(FieldType.id(ContentId::parse, cell))));
    }

    private static Map.Entry<String, Column> entry(String name, Column column) {
        return Map.entry(name, column);
    }

    private static <T> Column value(Field<T> field, Function<String, T> parse) {
        return (cell, row) -> row.values.put(field, parse.apply(cell));
    }

    private static <T extends OpaqueId> Function<String, T> id(Function<String, Either<InterventionError, T>> parse) {
        return cell -> FieldType.id(parse, cell);
    }

    private static Duration duration(String cell, ChronoUnit unit) {
        try {
            return Duration.of(FieldType.whole(cell), unit);
        } catch (ArithmeticException tooLong) {
            throw new MalformedValueException("is too long a time");
        }
    }

    @Override
    public ExportedIntervention record(List<String> cells) {
        Row row = new Row();
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                read(names.get(column), cells.get(column), row);
            }
        }
        return new ExportedIntervention(
                InterventionFields.intervention(row.values),
                row.lastReplyAt,
                row.closedAutomatically,
                row.handlingTime,
                row.firstCustomerContent,
                row.others);
    }

    private void read(String name, String cell, Row row) {
        Column column = known.get(name);
        if (column == null) {
            row.others = row.others.put(name, cell);
            return;
        }
        try {
            column.read(cell, row);
        } catch (MalformedValueException malformed) {
            throw malformed.in(name);
        }
    }
}
