package dev.interventions.tck;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** The orders of a list: by a date, and by id where dates are equal, both descending. */
final class Order {

    static final Comparator<Intervention> NEWEST_FIRST = descending(Lifecycle::createdAt);
    static final Comparator<Intervention> LAST_CHANGED_FIRST = descending(Lifecycle::updatedAt);

    private Order() {}

    private static Comparator<Intervention> descending(Function<Lifecycle, Option<Instant>> date) {
        Comparator<Intervention> byDate =
                Comparator.comparing(one -> date.apply(one.lifecycle()).get());
        return byDate.thenComparing(one -> one.id().value()).reversed();
    }
}
