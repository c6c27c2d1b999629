package dev.interventions.port.reference;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import dev.interventions.domain.reference.BrokenCheck;
import dev.interventions.port.ForwardingInterventions;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks writes against the account's definitions before anything is sent. Refuses categories that are unknown or unselectable, and custom
 * fields that are unknown or read-only, or whose value has another type or is none of their choices: the service refuses these without a
 * reason. The refusal is a {@link NotAllowed} that states the rules (<a href="{@docRoot}/doc-files/rules.html#CHECK-1">CHECK-1</a> to
 * <a href="{@docRoot}/doc-files/rules.html#CHECK-6">CHECK-6</a>); its message says how old the definitions are.
 *
 * <p>Old definitions refuse nothing (<em>choice</em>): before a refusal, they are read once more, and only what still breaks a rule is
 * refused. A check whose definitions can't be read lets the call through, and the service decides. {@link #addCategories} checks only the
 * categories that are added, and {@link #removeCategories} checks none: the categories that an intervention already has aren't checked.
 *
 * <p>Views check against the same definitions, since the whole account shares them. Threads may share an instance.
 */
public final class CheckedInterventions extends ForwardingInterventions {

    /** The age up to which definitions let a write pass (<em>choice</em>). */
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final Interventions unchecked;
    private final CachedReferenceData definitions;

    private CheckedInterventions(Interventions unchecked, CachedReferenceData definitions) {
        super(unchecked);
        this.unchecked = unchecked;
        this.definitions = requireNonNull(definitions, "definitions");
    }

    /** These interventions of an account, checked by its definitions, which are read with the first check, and again after 5 minutes. */
    public static CheckedInterventions of(Interventions interventions, ReferenceData definitions) {
        return of(interventions, CachedReferenceData.of(definitions, MAX_AGE));
    }

    /** These interventions of an account, checked by the definitions of the same account. */
    public static CheckedInterventions of(Interventions interventions, CachedReferenceData definitions) {
        return new CheckedInterventions(interventions, definitions);
    }

    @Override
    public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
        requireNonNull(id, "id");
        return unlessRefused(refusal(categories), () -> unchecked.categorize(id, categories));
    }

    @Override
    public Either<InterventionError, Intervention> addCategories(InterventionId id, Set<CategoryId> categories) {
        requireNonNull(id, "id");
        return unlessRefused(refusal(categories), () -> unchecked.addCategories(id, categories));
    }

    @Override
    public Either<InterventionError, Intervention> removeCategories(InterventionId id, Set<CategoryId> categories) {
        return unchecked.removeCategories(id, categories);
    }

    @Override
    public Either<InterventionError, Intervention> updateCustomFields(
            InterventionId id, Map<String, CustomFieldValue> values) {
        requireNonNull(id, "id");
        return unlessRefused(refusal(values), () -> unchecked.updateCustomFields(id, values));
    }

    @Override
    protected Interventions changing(Interventions view) {
        return new CheckedInterventions(view, definitions);
    }

    private Option<Refused> refusal(Set<CategoryId> categories) {
        return categories.isEmpty()
                ? Option.none()
                : refusal("categories", definitions.cachedCategories(), known -> known.check(categories));
    }

    private Option<Refused> refusal(Map<String, CustomFieldValue> values) {
        return values.isEmpty()
                ? Option.none()
                : refusal("custom fields", definitions.cachedCustomFields(), known -> known.check(values));
    }

    /** The refusal by definitions that were read after this call began. */
    private static <T> Option<Refused> refusal(String what, Cached<T> cached, Function<T, Seq<BrokenCheck>> check) {
        return cached.value()
                .toOption()
                .filter(known -> !check.apply(known.value()).isEmpty())
                .flatMap(old -> cached.refresh().toOption())
                .filter(known -> known.failure().isEmpty())
                .flatMap(known -> refusal(what, known, check.apply(known.value())));
    }

    private static Option<Refused> refusal(String what, CachedValue<?> known, Seq<BrokenCheck> broken) {
        return Option.when(
                broken.nonEmpty(),
                () -> new NotAllowed(
                        broken.map(BrokenCheck::rule).toSet(),
                        Refused.Basis.STATED,
                        broken.map(CheckedInterventions::sentence).mkString("; ") + "; refused before sending, by the "
                                + what + " of the account that were read at " + known.readAt() + ", "
                                + known.age().toMillis() + " ms ago"));
    }

    private static String sentence(BrokenCheck broken) {
        Rule rule = broken.rule();
        return broken.detail() + ", and " + rule.sentence() + " (" + rule.id() + ")";
    }

    private static Either<InterventionError, Intervention> unlessRefused(
            Option<Refused> refusal, Supplier<Either<InterventionError, Intervention>> call) {
        return refusal.<Either<InterventionError, Intervention>>map(Either::left)
                .getOrElse(call);
    }
}
