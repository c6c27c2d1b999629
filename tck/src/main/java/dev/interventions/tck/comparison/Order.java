package dev.interventions.tck.comparison;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** The orders of a list: by a date, and by id where dates are equal, both descending. */
public final class Order {

    /** By the date alone, ascending. */
    public static final Comparator<Intervention> BY_CREATION = byDate(Lifecycle::createdAt);

    public static final Comparator<Intervention> BY_CHANGE = byDate(Lifecycle::updatedAt);

    public static final Comparator<Intervention> NEWEST_FIRST = descending(BY_CREATION);
    public static final Comparator<Intervention> LAST_CHANGED_FIRST = descending(BY_CHANGE);

    private Order() {}

    private static Comparator<Intervention> byDate(Function<Lifecycle, Option<Instant>> date) {
        return Comparator.comparing(one -> date.apply(one.lifecycle()).get());
    }

    private static Comparator<Intervention> descending(Comparator<Intervention> byDate) {
        return byDate.thenComparing(one -> one.id().value()).reversed();
    }
}
