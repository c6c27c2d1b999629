package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.tck.ArchitectureContract;
import org.junit.jupiter.api.Test;

class ArchitectureContractTest {

    @Test
    void sees_what_leans_on_an_adapter() {
        assertThatThrownBy(() -> architecture("dev.interventions.emulator").depends_on_port_and_domain_only())
                .hasMessageContaining("dev.interventions.emulator.EngageEmulator")
                .hasMessageContaining("dev.interventions.inmemory.World");
    }

    @Test
    void leaves_tests_out_and_says_where_nothing_else_is() {
        assertThatThrownBy(() -> architecture("dev.interventions.conformance").has_classes_under_its_base_package())
                .hasMessage("""
                    the base package dev.interventions.conformance:
                      expected: the classes of an adapter, beside tests
                      seen:     none""");
        assertThatThrownBy(() -> architecture("dev.interventions.conformance").prints_nothing())
                .hasMessageEndingWith("seen:     none");
    }

    private static ArchitectureContract architecture(String basePackage) {
        return new ArchitectureContract() {
            @Override
            protected String basePackage() {
                return basePackage;
            }
        };
    }
}
