package dev.interventions.emulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlGuardTest {

    private static final ControlGuard LOOPBACK = new ControlGuard("127.0.0.1", true);
    private static final ControlGuard REMOTE = new ControlGuard("0.0.0.0", false);

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080"})
    void names_of_this_machine_are_accepted(String host) {
        assertThat(LOOPBACK.refusal(Option.some(host), Option.none())).isEmpty();
        assertThat(REMOTE.refusal(Option.some(host), Option.none())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", ""})
    void names_of_a_site_are_refused(String host) {
        assertThat(LOOPBACK.refusal(Option.some(host), Option.none())).isNotEmpty();
        assertThat(REMOTE.refusal(Option.some(host), Option.none())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"emulator:8080", "10.1.2.3:8080", "[fd00::7]:8080"})
    void names_in_a_local_network_are_accepted_if_other_machines_can_connect(String host) {
        assertThat(REMOTE.refusal(Option.some(host), Option.none())).isEmpty();
        assertThat(LOOPBACK.refusal(Option.some(host), Option.none())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:9090", "https://localhost:8080", ""})
    void another_origin_is_refused(String origin) {
        assertThat(LOOPBACK.refusal(Option.some("localhost:8080"), Option.some(origin)))
                .isNotEmpty();
    }

    @Test
    void its_own_origin_is_accepted() {
        assertThat(LOOPBACK.refusal(Option.some("localhost:8080"), Option.some("http://localhost:8080")))
                .isEmpty();
    }

    @Test
    void the_name_that_it_listens_on_is_accepted() {
        assertThat(new ControlGuard("emulator.test.local", false)
                        .refusal(Option.some("emulator.test.local:80"), Option.none()))
                .isEmpty();
    }

    @Test
    void a_client_that_sends_neither_header_is_no_browser() {
        assertThat(LOOPBACK.refusal(Option.none(), Option.none())).isEmpty();
    }
}
