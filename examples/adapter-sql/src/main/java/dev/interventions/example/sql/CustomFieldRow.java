package dev.interventions.example.sql;

import dev.interventions.domain.CustomFieldValue;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** One text of a custom field. A list has one row for each text; an empty list has one row without content. */
record CustomFieldRow(String key, Kind kind, Option<String> content) {

    /** The type of a field. */
    enum Kind {
        TEXT {
            @Override
            CustomFieldValue value(Seq<String> texts) {
                return CustomFieldValue.of(texts.head());
            }
        },
        NUMBER {
            @Override
            CustomFieldValue value(Seq<String> texts) {
                return number(texts.head());
            }
        },
        FLAG {
            @Override
            CustomFieldValue value(Seq<String> texts) {
                return CustomFieldValue.of(Boolean.parseBoolean(texts.head()));
            }
        },
        LIST {
            @Override
            CustomFieldValue value(Seq<String> texts) {
                return CustomFieldValue.of(texts);
            }
        },
        NUMBERS {
            @Override
            CustomFieldValue value(Seq<String> texts) {
                return new CustomFieldValue.NumberList(texts.map(CustomFieldRow::number));
            }
        };

        abstract CustomFieldValue value(Seq<String> texts);

        private static Kind of(CustomFieldValue value) {
            if (value instanceof CustomFieldValue.Number) {
                return NUMBER;
            }
            if (value instanceof CustomFieldValue.Flag) {
                return FLAG;
            }
            if (value instanceof CustomFieldValue.NumberList) {
                return NUMBERS;
            }
            return value.isList() ? LIST : TEXT;
        }
    }

    /** The rows of these fields, whose order must be kept. */
    static Seq<CustomFieldRow> of(Map<String, CustomFieldValue> fields) {
        return fields.toList().flatMap(field -> of(field._1, field._2));
    }

    private static Seq<CustomFieldRow> of(String key, CustomFieldValue value) {
        Kind kind = Kind.of(value);
        return value.texts().isEmpty()
                ? List.of(new CustomFieldRow(key, kind, Option.none()))
                : value.texts().map(text -> new CustomFieldRow(key, kind, Option.some(text)));
    }

    /** The fields of an intervention, from its ordered rows as one array for each column. */
    static Map<String, CustomFieldValue> fieldsIn(
            Seq<Option<String>> keys, Seq<Option<String>> kinds, Seq<Option<String>> contents) {
        return keys.zip(kinds)
                .zipWith(contents, (keyAndKind, content) -> read(keyAndKind._1.get(), keyAndKind._2.get(), content))
                .groupBy(CustomFieldRow::key)
                .foldLeft(LinkedHashMap.empty(), (fields, field) -> fields.put(field._1, valueOf(field._2)));
    }

    private static CustomFieldRow read(String key, String kind, Option<String> content) {
        return new CustomFieldRow(key, Row.parsed("kind of a custom field", kind, Kind::valueOf), content);
    }

    private static CustomFieldValue.Number number(String text) {
        return Row.parsed(
                "number in a custom field", text, written -> new CustomFieldValue.Number(new BigDecimal(written)));
    }

    private static CustomFieldValue valueOf(Seq<CustomFieldRow> rows) {
        return rows.head().kind().value(rows.flatMap(CustomFieldRow::content));
    }
}
