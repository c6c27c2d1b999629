package dev.interventions.copy.jdbc;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.OpaqueId;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.Change.Seen;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * A column whose value is computed from an intervention.
 *
 * @param type a constant of {@link Types}
 */
record Column(String name, int type, Function<Intervention, Option<?>> value) {

    /** Outside of these limits, databases differ in what they can store. The column {@code record} has the exact moment. */
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** All of them, {@code id} first. */
    static final Seq<Column> ALL = List.of(
            id("id", record -> Option.some(record.id())),
            text("state", record -> Option.some(state(record))),
            moment("created_at", record -> record.lifecycle().createdAt()),
            moment("updated_at", record -> record.lifecycle().updatedAt()),
            moment("closed_at", record -> record.lifecycle().closedAt()),
            moment("deferred_at", record -> record.lifecycle().deferredAt()),
            id("user_id", Intervention::owner),
            id("source_id", record -> record.origin().source()),
            id("thread_id", record -> record.origin().thread()),
            id("content_id", record -> record.origin().content()),
            id("identity_id", record -> record.origin().identity()),
            id("identity_group_id", record -> record.origin().identityGroup()),
            number("comments_count", Intervention::commentsCount),
            number("user_replies_count", record -> record.replies().count()),
            seconds("first_user_reply_in", record -> record.replies().times().first()),
            seconds(
                    "first_user_reply_in_bh",
                    record -> record.replies().timesInBusinessHours().first()),
            seconds("last_user_reply_in", record -> record.replies().times().last()),
            seconds(
                    "last_user_reply_in_bh",
                    record -> record.replies().timesInBusinessHours().last()),
            seconds("user_reply_in_average", record -> record.replies().times().average()),
            seconds(
                    "user_reply_in_average_bh",
                    record -> record.replies().timesInBusinessHours().average()),
            number("satisfaction_grade", record -> record.satisfaction().grade()),
            text("record", record -> Option.some(InterventionJson.write(record))),
            number("digest", record -> Option.some(new Seen(record, Kind.CHANGED).digest())));

    private static Column text(String name, Function<Intervention, Option<String>> value) {
        return new Column(name, Types.VARCHAR, value::apply);
    }

    private static Column id(String name, Function<Intervention, Option<? extends OpaqueId>> value) {
        return new Column(name, Types.VARCHAR, record -> value.apply(record).map(OpaqueId::value));
    }

    private static Column number(String name, Function<Intervention, Option<Long>> value) {
        return new Column(name, Types.BIGINT, value::apply);
    }

    private static Column seconds(String name, Function<Intervention, Option<Duration>> value) {
        return number(name, record -> value.apply(record).map(Duration::toSeconds));
    }

    private static Column moment(String name, Function<Intervention, Option<Instant>> value) {
        return new Column(
                name,
                Types.TIMESTAMP_WITH_TIMEZONE,
                record -> value.apply(record).map(Column::parameter));
    }

    /** The moment as a parameter of a statement, moved into the limits. */
    static OffsetDateTime parameter(Instant moment) {
        Instant held = moment.isBefore(EARLIEST) ? EARLIEST : moment.isAfter(LATEST) ? LATEST : moment;
        return held.atOffset(ZoneOffset.UTC);
    }

    private static String state(Intervention record) {
        InterventionState state = record.state();
        return state.fold(active -> "active", deferred -> "deferred", closed -> "closed");
    }

    /** Sets the parameters of a row in the order of {@link #ALL}. */
    static void set(PreparedStatement row, Intervention intervention) throws SQLException {
        int index = 0;
        for (Column column : ALL) {
            index++;
            Option<?> value = column.value().apply(intervention);
            if (value.isDefined()) {
                row.setObject(index, value.get(), column.type());
            } else {
                row.setNull(index, column.type());
            }
        }
    }
}
