package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.conformance.ContractRun;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.tck.rules.DocumentedRule;
import dev.interventions.tck.rules.DocumentedRule.Place;
import dev.interventions.tck.rules.RuleBook;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every rule of the port, an adapter breaks it on purpose, and a test of that rule fails. All other tests run on that adapter
 * too, and end.
 */
class PlantedFaultsTest {

    private static final int FEWEST = 80;

    static Seq<Fault> faults() {
        return Faults.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @Execution(ExecutionMode.CONCURRENT)
    void is_detected_by_a_test_of_its_rule(Fault fault) {
        SuiteRun run = SuiteRun.byAllRules(fault.behavior()).of(fault.rule());

        assertThat(run.seesABrokenRule())
                .as(
                        "%s survives; the tests of the rule gave %s",
                        fault, run.findings().mkString("\n"))
                .isTrue();
    }

    @Test
    void every_rule_of_the_port_has_a_planted_fault() {
        Seq<String> broken = Faults.all().map(Fault::rule);

        assertThat(rulesOfThePort().removeAll(broken))
                .as("rules that no fault breaks")
                .isEmpty();
        assertThat(broken.removeAll(rulesOfThePort()))
                .as("faults that break no rule of the port")
                .isEmpty();
    }

    @Test
    void there_are_enough_faults_and_no_duplicates() {
        assertThat(Faults.all().map(Fault::toString))
                .hasSizeGreaterThanOrEqualTo(FEWEST)
                .doesNotHaveDuplicates();
    }

    private static Seq<String> rulesOfThePort() {
        return RuleBook.shipped()
                .rules()
                .filter(row -> row.places().contains(Place.PORT))
                .map(DocumentedRule::id);
    }

    // ---- the check itself ----

    @Test
    void finds_no_fault_in_an_adapter_without_one() {
        SuiteRun run = SuiteRun.byAllRules(FaultyBehavior.nothing());

        assertThat(run.failures()).isEmpty();
        assertThat(run.findings()).hasSizeGreaterThan(FEWEST);
    }

    @Test
    void runs_the_tests_that_junit_finds() {
        assertThat(SuiteRun.byAllRules(FaultyBehavior.nothing())
                        .findings()
                        .map(finding -> finding.test().name()))
                .containsExactlyInAnyOrderElementsOf(ContractsUnderTest.all().flatMap(ContractRun::testsOf));
    }

    @Test
    void counts_only_the_tests_of_the_rule() {
        Seq<Fault> faults = ClosingFaults.all().filter(fault -> fault.rule().equals("CLOSE-2"));

        assertThat(faults.map(fault -> SuiteRun.by("CANCEL-5", fault.behavior()).failures()))
                .isNotEmpty()
                .allMatch(Seq::isEmpty);
    }

    @Test
    void does_not_count_a_failed_set_up() {
        FaultyBehavior openingNothing = FaultyBehavior.creating((it, content) -> Either.left(new NotOpenable("never")));

        SuiteRun run = SuiteRun.by("CLOSE-2", openingNothing);

        assertThat(run.failures()).hasSameSizeAs(run.findings()).isNotEmpty();
        assertThat(run.seesABrokenRule()).isFalse();
    }

    @Test
    void does_not_count_a_mistake_in_a_fault() {
        FaultyBehavior mistaken = FaultyBehavior.closing((it, id) ->
                Either.right(HashMap.of(id, it.find(id).get()).get(null).get()));

        SuiteRun run = SuiteRun.by("CLOSE-2", mistaken);

        assertThat(run.failures()).isNotEmpty();
        assertThat(run.seesABrokenRule()).isFalse();
    }
}
