package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import io.vavr.control.Option;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For a service that reads both, parameters in the body have the same effect as in the query string. */
class FormBodyTest {

    @ParameterizedTest
    @EnumSource
    void every_operation_succeeds_with_its_parameters_in_a_form(OperationCall call) throws IOException {
        try (AccountScenario scenario = new AccountScenario();
                FaultProxy proxy =
                        new FaultProxy(scenario.emulator().baseUri(), request -> Fault.NONE, Lateness.untilTheEnd());
                EngageClient client = EngageClient.connect(
                        HttpSettings.of(proxy.baseUri(), scenario::token).sendingWritesAsForm())) {
            Ports ports = Ports.of(client);
            AccountScenario.State before = scenario.state();

            assertThat(call.on(ports, scenario).isRight()).isTrue();

            assertThat(!scenario.state().equals(before)).isEqualTo(call.hasVisibleEffect());
            assertThat(Option.ofOptional(proxy.received().stream().findFirst())
                            .exists(request -> request.head().contains("?")))
                    .isEqualTo(call.isList());
        }
    }
}
