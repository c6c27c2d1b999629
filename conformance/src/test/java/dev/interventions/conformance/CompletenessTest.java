package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.tck.CompletenessContract;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    @Test
    void reports_each_contract_that_has_no_test_or_an_abstract_or_disabled_one() {
        assertThatThrownBy(() -> completeness("planted.incomplete", "").every_contract_has_a_test())
                .hasMessageMatching("""
                    the tests under planted.incomplete:
                      expected: a concrete subclass of each contract, not disabled
                      seen:     none of ArchitectureContract, .*""")
                .hasMessageContainingAll("ClosingContract", "GettingContract", "VisibilityContract")
                .hasMessageNotContaining("CancellingContract");
    }

    @Test
    void considers_only_tests_whose_names_begin_with_the_prefix() {
        assertThatThrownBy(() -> completeness("planted.incomplete", "Even").every_contract_has_a_test())
                .hasMessageContaining("the tests under planted.incomplete, named Even…:")
                .hasMessageContaining("CancellingContract");
    }

    @Test
    void reports_all_contracts_if_the_package_does_not_exist() {
        assertThatThrownBy(() -> completeness("planted.nowhere", "").every_contract_has_a_test())
                .hasMessageContaining("CancellingContract");
    }

    @Test
    void finds_that_the_minimal_adapter_lacks_only_the_architecture_contract() {
        assertThatThrownBy(() ->
                        completeness("dev.interventions.conformance", "Minimal").every_contract_has_a_test())
                .hasMessageEndingWith("seen:     none of ArchitectureContract");
    }

    @Test
    void accepts_tests_of_any_adapter_under_the_package() {
        assertThatCode(() -> completeness("dev.interventions.conformance", "").every_contract_has_a_test())
                .doesNotThrowAnyException();
    }

    private static CompletenessContract completeness(String basePackage, String namesBeginWith) {
        return new CompletenessContract() {
            @Override
            protected String basePackage() {
                return basePackage;
            }

            @Override
            protected String namesBeginWith() {
                return namesBeginWith;
            }
        };
    }
}
