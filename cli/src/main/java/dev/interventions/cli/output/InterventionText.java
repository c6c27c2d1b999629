package dev.interventions.cli.output;

import dev.interventions.cli.terminal.Console;
import dev.interventions.cli.terminal.Line;
import dev.interventions.cli.terminal.Line.Style;
import dev.interventions.cli.terminal.Table;
import dev.interventions.cli.terminal.Table.Column;
import dev.interventions.cli.terminal.Wording;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.OpaqueId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** How people read an intervention. */
public final class InterventionText {

    private static final Vector<Column> COLUMNS = Vector.of(
            Column.of("ID"),
            new Column("STATE", "deferred".length()),
            Column.of("OWNER"),
            new Column("CREATED (UTC)", "2024-05-21 09:00".length()),
            Column.of("REPLIES"),
            Column.of("FIRST REPLY"),
            Column.of("CATEGORIES"),
            Column.of("SOURCE"));

    private static final String ABSENT = "-";

    private InterventionText() {}

    /** A table of interventions. */
    public static Table table(Console console) {
        return new Table(console, COLUMNS);
    }

    public static Vector<Line> row(Intervention intervention) {
        return Vector.of(
                Line.of(intervention.id().value()),
                state(intervention),
                owner(intervention),
                minute(intervention.lifecycle().createdAt()),
                text(intervention.replies().count()),
                text(intervention.replies().times().first().map(Wording::duration)),
                text(intervention.categories().map(InterventionText::categories)),
                text(intervention.origin().source().map(OpaqueId::value)));
    }

    public static Line owner(Intervention intervention) {
        return text(intervention.owner().map(OpaqueId::value));
    }

    public static Line minute(Option<Instant> moment) {
        return text(moment.map(Wording::minute));
    }

    public static Line state(Intervention intervention) {
        return intervention
                .state()
                .fold(
                        active -> Line.of(Style.GREEN, "active"),
                        deferred -> Line.of(Style.YELLOW, "deferred"),
                        closed -> Line.of("closed"));
    }

    private static Line text(Option<?> value) {
        return Line.of(value.map(String::valueOf).getOrElse(ABSENT));
    }

    private static String categories(io.vavr.collection.Set<? extends OpaqueId> categories) {
        return categories.isEmpty()
                ? ABSENT
                : categories.toVector().map(OpaqueId::value).sorted().mkString(",");
    }

    /** What is known of the intervention, with the name of each value. */
    public static Map<String, String> details(Intervention intervention) {
        var lifecycle = intervention.lifecycle();
        var origin = intervention.origin();
        var replies = intervention.replies();
        var satisfaction = intervention.satisfaction();
        return LinkedHashMap.<String, Option<?>>of(
                        "id", Option.some(intervention.id().value()))
                .put("state", Option.some(state(intervention)))
                .put("deferred until", lifecycle.deferredAt())
                .put("owner", value(intervention.owner()))
                .put("categories", intervention.categories().map(InterventionText::categories))
                .put("created", lifecycle.createdAt())
                .put("updated", lifecycle.updatedAt())
                .put("closed", lifecycle.closedAt())
                .put("source", value(origin.source()))
                .put("thread", value(origin.thread()))
                .put("content", value(origin.content()))
                .put("customer", value(origin.identity()))
                .put("customer's group", value(origin.identityGroup()))
                .put("replies", replies.count())
                .put("first reply", replies.times().first().map(InterventionText::after))
                .put("last reply", replies.times().last().map(InterventionText::after))
                .put("average reply", replies.times().average().map(InterventionText::after))
                .put("comments", intervention.commentsCount())
                .put("satisfaction", satisfaction.grade())
                .put("language", intervention.language().detected())
                .flatMap((name, value) -> value.map(known -> io.vavr.Tuple.of(name, String.valueOf(known))))
                .toLinkedMap(entry -> entry)
                .merge(customFields(intervention));
    }

    private static Option<String> value(Option<? extends OpaqueId> id) {
        return id.map(OpaqueId::value);
    }

    private static String after(Duration time) {
        return "after " + Wording.duration(time);
    }

    private static Map<String, String> customFields(Intervention intervention) {
        return intervention
                .customFields()
                .map(fields -> fields.toSortedMap(entry -> entry)
                        .map((key, value) ->
                                io.vavr.Tuple.of("field " + key, value.texts().mkString(", "))))
                .<Map<String, String>>map(fields -> fields)
                .getOrElse(LinkedHashMap::empty);
    }
}
