package dev.interventions.tck.comparison;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.lang.reflect.RecordComponent;

/**
 * A field in which two records differ.
 *
 * @param field the path to it through nested records, such as {@code lifecycle.closedAt}
 */
public record Difference(String field, Object expected, Object seen) {

    /** All fields in which these differ. */
    public static <R extends Record> Seq<Difference> between(R expected, R seen) {
        return List.of(expected.getClass().getRecordComponents())
                .flatMap(component -> in(component.getName(), of(component, expected), of(component, seen)));
    }

    private static Seq<Difference> in(String field, Object expected, Object seen) {
        if (expected.equals(seen)) {
            return List.empty();
        }
        if (expected instanceof Record outer && seen instanceof Record other && outer.getClass() == other.getClass()) {
            return between(outer, other).map(difference -> difference.within(field));
        }
        if (expected instanceof Seq<?> these && seen instanceof Seq<?> those && these.size() == those.size()) {
            return List.range(0, these.size())
                    .flatMap(index -> in(field + "[" + index + "]", these.get(index), those.get(index)));
        }
        return List.of(new Difference(field, expected, seen));
    }

    private Difference within(String record) {
        return new Difference(record + "." + field, expected, seen);
    }

    private static Object of(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't read " + component + " of a record", e);
        }
    }

    public String inWords() {
        return field + ": expected " + Descriptions.of(expected) + ", seen " + Descriptions.of(seen);
    }
}
