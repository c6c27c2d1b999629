package dev.interventions.bulk;

import dev.interventions.bulk.PlannedItem.Expectation;
import dev.interventions.bulk.journal.JournalHeader;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.Cancelling;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Closing;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Predicate;

/** An operation on interventions that exist. */
final class InterventionWrite<R> implements Write<InterventionId, R> {

    private final JournalHeader header;
    private final Interventions interventions;
    private final Function<InterventionId, Either<InterventionError, R>> operation;
    private final Requested<R> requested;
    private final Function<Intervention, Set<Rule>> rulesShownBroken;

    private InterventionWrite(
            JournalHeader header,
            Interventions interventions,
            Function<InterventionId, Either<InterventionError, R>> operation,
            Requested<R> requested,
            Function<Intervention, Set<Rule>> rulesShownBroken) {
        this.header = header;
        this.interventions = interventions;
        this.operation = operation;
        this.requested = requested;
        this.rulesShownBroken = rulesShownBroken;
    }

    /** The state that an operation requests. */
    @FunctionalInterface
    private interface Requested<R> {

        /** The requested state, if reading the intervention shows it. */
        Option<R> shownBy(InterventionId id, Either<InterventionError, Intervention> read);

        static Requested<Intervention> when(Predicate<Intervention> predicate) {
            return (id, read) -> read.toOption().filter(predicate);
        }
    }

    static InterventionWrite<Intervention> close(Interventions interventions) {
        return new InterventionWrite<>(
                JournalHeader.of("close"),
                interventions,
                interventions::close,
                Requested.when(Intervention::isClosed),
                Closing::rulesShownBroken);
    }

    static InterventionWrite<Cancelled> cancel(Interventions interventions) {
        return new InterventionWrite<>(
                JournalHeader.of("cancel"),
                interventions,
                interventions::cancel,
                (id, read) -> Option.when(isNotFound(read), () -> new Cancelled(id, Option.none())),
                Cancelling::rulesShownBroken);
    }

    static InterventionWrite<Intervention> reassign(Interventions interventions, UserId newOwner) {
        return new InterventionWrite<>(
                JournalHeader.of("reassign").with("owner", newOwner),
                interventions,
                id -> interventions.reassign(id, newOwner),
                Requested.when(found -> found.owner().contains(newOwner)),
                found -> HashSet.empty());
    }

    static InterventionWrite<Intervention> categorize(Interventions interventions, Set<CategoryId> categories) {
        return ofCategories(
                "categorize",
                interventions,
                categories,
                id -> interventions.categorize(id, categories),
                categories::equals);
    }

    static InterventionWrite<Intervention> addCategories(Interventions interventions, Set<CategoryId> categories) {
        return ofCategories(
                "addCategories",
                interventions,
                categories,
                id -> interventions.addCategories(id, categories),
                found -> found.containsAll(categories));
    }

    static InterventionWrite<Intervention> removeCategories(Interventions interventions, Set<CategoryId> categories) {
        return ofCategories(
                "removeCategories",
                interventions,
                categories,
                id -> interventions.removeCategories(id, categories),
                found -> categories.forAll(category -> !found.contains(category)));
    }

    private static InterventionWrite<Intervention> ofCategories(
            String name,
            Interventions interventions,
            Set<CategoryId> categories,
            Function<InterventionId, Either<InterventionError, Intervention>> operation,
            Predicate<Set<CategoryId>> requested) {
        return new InterventionWrite<>(
                JournalHeader.of(name).with("categories", categories),
                interventions,
                operation,
                Requested.when(found -> requested.test(found.categories().getOrElse(HashSet.empty()))),
                found -> HashSet.empty());
    }

    static InterventionWrite<Intervention> updateCustomFields(
            Interventions interventions, Map<String, CustomFieldValue> values) {
        return new InterventionWrite<>(
                JournalHeader.of("updateCustomFields").with("values", values),
                interventions,
                id -> interventions.updateCustomFields(id, values),
                Requested.when(found -> values.forAll(field -> hasField(found, field._1, field._2))),
                found -> HashSet.empty());
    }

    private static boolean hasField(Intervention intervention, String key, CustomFieldValue wanted) {
        Option<CustomFieldValue> found = intervention.customFields().flatMap(fields -> fields.get(key));
        return wanted.isBlank() ? found.forAll(CustomFieldValue::isBlank) : found.exists(wanted::meansSameAs);
    }

    @Override
    public JournalHeader header() {
        return header;
    }

    @Override
    public String text(InterventionId item) {
        return item.value();
    }

    @Override
    public Either<InterventionError, R> call(InterventionId item) {
        return operation.apply(item);
    }

    @Override
    public Either<InterventionError, Option<R>> lookUp(InterventionId item) {
        Either<InterventionError, Intervention> read = interventions.get(item);
        Option<R> found = requested.shownBy(item, read);
        return found.isDefined() || read.isRight() || isNotFound(read)
                ? Either.right(found)
                : Either.left(read.getLeft());
    }

    @Override
    public PlannedItem<InterventionId> plan(InterventionId item) {
        Either<InterventionError, Intervention> read = interventions.get(item);
        Option<InterventionError> refusal = read.fold(
                error -> Option.some(error).filter(Refused.class::isInstance),
                found -> Option.some(rulesShownBroken.apply(found))
                        .filter(Set::nonEmpty)
                        .map(NotAllowed::inferred));
        return new PlannedItem<>(
                item,
                expectation(requested.shownBy(item, read), read, refusal),
                read.toOption(),
                refusal.orElse(read.swap().toOption()));
    }

    private static Expectation expectation(
            Option<?> done, Either<InterventionError, Intervention> read, Option<InterventionError> refusal) {
        if (done.isDefined()) {
            return Expectation.ALREADY_DONE;
        }
        if (refusal.isDefined()) {
            return Expectation.REFUSAL;
        }
        return read.isRight() ? Expectation.CHANGE : Expectation.UNKNOWN;
    }

    private static boolean isNotFound(Either<InterventionError, Intervention> read) {
        return read.swap().exists(NotFound.class::isInstance);
    }
}
