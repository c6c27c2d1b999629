package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.conformance.ContractRun;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ModelBasedContract;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated sequences find faults that show only with values from real accounts, in a few steps, and name the rule. */
class ModelBasedContractUsesRealWorldValuesTest {

    private static final int FEW_STEPS = 5;
    private static final Pattern STEP = Pattern.compile("^ *\\d+\\. .+");
    private static final int COLUMN = 255;

    static Seq<Fault> faults() {
        return values().appendAll(namesOfValues()).appendAll(lists());
    }

    private static Seq<Fault> values() {
        return List.of(
                new Fault(
                        "FIELDS-1",
                        "treats 007 as a number",
                        texts(text -> text.matches("0\\d+") ? text.substring(2) : text)),
                new Fault("FIELDS-1", "treats 1.0 as a number", texts(text -> text.equals("1.0") ? "1" : text)),
                new Fault("FIELDS-1", "treats TRUE as a boolean", texts(text -> text.equals("TRUE") ? "true" : text)),
                new Fault("FIELDS-1", "treats yes as a boolean", texts(text -> text.equals("yes") ? "true" : text)),
                new Fault(
                        "FIELDS-1",
                        "treats false as absent",
                        setting(value -> isFalse(value) ? CustomFieldValue.of("") : value)),
                new Fault(
                        "FIELDS-1",
                        "treats a text with commas as a list",
                        setting(value -> value instanceof CustomFieldValue.Text text
                                        && text.value().contains(",")
                                ? CustomFieldValue.of(List.of(text.value().split(",")))
                                : value)),
                new Fault(
                        "FIELDS-1",
                        "normalizes accents",
                        texts(text -> Normalizer.normalize(text, Normalizer.Form.NFC))),
                new Fault(
                        "FIELDS-1",
                        "truncates texts",
                        texts(text -> text.substring(0, Math.min(COLUMN, text.length())))),
                new Fault(
                        "FIELDS-6",
                        "drops blank elements of lists",
                        setting(value -> value instanceof CustomFieldValue.TextList list
                                ? CustomFieldValue.of(list.texts().reject(String::isBlank))
                                : value)));
    }

    private static Seq<Fault> namesOfValues() {
        return List.of(
                new Fault("FIELDS-1", "ignores case in keys", keys(key -> key.toLowerCase(Locale.ROOT))),
                new Fault("FIELDS-1", "removes blanks from keys", keys(key -> key.replace(" ", ""))),
                new Fault("FIELDS-1", "truncates keys", keys(key -> key.substring(0, Math.min(64, key.length())))),
                new Fault(
                        "CATEGORIZE-1",
                        "keeps at most ten categories",
                        FaultyBehavior.categorizing(
                                (it, id, given) -> it.correct().categorize(id, given.take(10)))),
                new Fault(
                        "CATEGORIZE-1",
                        "ignores case in categories",
                        FaultyBehavior.categorizing((it, id, given) -> it.correct()
                                .categorize(
                                        id,
                                        given.map(category ->
                                                CategoryId.of(category.value().toLowerCase(Locale.ROOT)))))));
    }

    private static Seq<Fault> lists() {
        return List.of(
                new Fault(
                        "LIST-8",
                        "finds nothing for more than two customers",
                        FaultyBehavior.listing(
                                (it, query, page) -> query.identities().size() > 2
                                        ? Either.right(FaultContext.page(List.empty(), page))
                                        : it.correct().list(query, page))),
                new Fault(
                        "PAGE-3",
                        "truncates offsets to 32 bits",
                        FaultyBehavior.listing((it, query, page) ->
                                it.correct().list(query, page.at(Math.max(0, (int) page.offset()))))),
                new Fault(
                        "PAGE-3",
                        "refuses offsets of more than 32 bits",
                        FaultyBehavior.listing((it, query, page) -> page.offset() > Integer.MAX_VALUE
                                ? Either.left(new InvalidRequest("offset"))
                                : it.correct().list(query, page))),
                new Fault(
                        "STATE-4",
                        "ends deferrals of an hour or more a second early",
                        FaultyBehavior.deferrals((state, id, until) -> state.world()
                                .defer(id, startOfHour(state.world().now(), until)))));
    }

    private static Instant startOfHour(Instant now, Instant until) {
        return until.minusSeconds(Math.min(1, Duration.between(now, until).toHours()));
    }

    private static boolean isFalse(CustomFieldValue value) {
        return value.texts().equals(List.of("false"));
    }

    private static FaultyBehavior texts(UnaryOperator<String> kept) {
        return setting(value ->
                value instanceof CustomFieldValue.Text text ? CustomFieldValue.of(kept.apply(text.value())) : value);
    }

    private static FaultyBehavior setting(UnaryOperator<CustomFieldValue> kept) {
        return FaultyBehavior.updating((it, id, values) -> it.correct().updateCustomFields(id, values.mapValues(kept)));
    }

    private static FaultyBehavior keys(UnaryOperator<String> kept) {
        return FaultyBehavior.updating((it, id, values) -> it.correct().updateCustomFields(id, values.mapKeys(kept)));
    }

    static final class ModelBased extends ModelBasedContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }

        @Override
        protected int number() {
            return 500;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void are_shrunk_to_a_few_steps_that_name_the_rule(Fault fault) {
        String failure = SuiteRun.holding(
                        fault.behavior(),
                        () -> ContractRun.of(ModelBased.class, "agrees_with_the_model_on_every_generated_sequence"))
                .failures()
                .values()
                .head()
                .getMessage();

        assertThat(failure).startsWith(fault.rule() + " is broken").doesNotContain("\nor ");
        assertThat(failure.lines().filter(line -> STEP.matcher(line).matches())).hasSizeBetween(1, FEW_STEPS);
    }
}
