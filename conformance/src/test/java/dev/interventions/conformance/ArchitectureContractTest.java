package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.tck.ArchitectureContract;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import org.junit.jupiter.api.Test;

class ArchitectureContractTest {

    private static final String HTTP = "dev.interventions.http";

    @Test
    void finds_dependencies_on_an_adapter() {
        assertThatThrownBy(() -> architecture("dev.interventions.emulator").depends_on_port_and_domain_only())
                .hasMessageContaining("dev.interventions.emulator.EngageEmulator")
                .hasMessageContaining("dev.interventions.inmemory.World");
    }

    @Test
    void ignores_tests_and_says_if_there_is_no_other_class() {
        assertThatThrownBy(() -> architecture("dev.interventions.conformance").has_classes_under_its_base_package())
                .hasMessage("""
                    the base package dev.interventions.conformance:
                      expected: classes of an adapter, apart from tests
                      seen:     none""");
        assertThatThrownBy(() -> architecture("dev.interventions.conformance").prints_nothing())
                .hasMessageEndingWith("seen:     none");
    }

    /** Without what {@link HttpArchitectureTest} declares, or with another package in its place. */
    @Test
    void checks_the_types_and_exceptions_of_a_package_unless_it_is_declared_as_not_exported() {
        List.of(architecture(HTTP), architecture(HTTP, HTTP + ".event")).forEach(contract -> {
            assertThatThrownBy(contract::shows_no_wire_types).hasMessageContaining("<" + HTTP + ".transport.");
            assertThatThrownBy(contract::throws_no_outcomes).hasMessageContaining("<" + HTTP + ".transport.");
        });
    }

    @Test
    void says_how_static_state_is_declared() {
        assertThatThrownBy(() -> architecture("dev.interventions.tck").keeps_no_static_state())
                .hasMessageContaining("staticStateOnPurpose");
    }

    private static ArchitectureContract architecture(String basePackage, String... packagesNotExported) {
        return new ArchitectureContract() {
            @Override
            protected String basePackage() {
                return basePackage;
            }

            @Override
            protected Set<String> packagesNotExported() {
                return HashSet.of(packagesNotExported);
            }
        };
    }
}
