package dev.interventions.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A property that can't be used stops the start of the host with a message that says which, and why. */
class InvalidPropertyTest {

    private static final Map<String, String> VALID =
            Map.of("interventions.base-uri", "https://a.example/1.0", "interventions.token", "correct-horse-1");

    @Test
    void a_missing_base_uri_is_named_with_an_example() {
        assertThat(failure(new TestHost()))
                .hasMessageContaining("The property interventions.base-uri can't be used: it is missing")
                .hasMessageContaining("https://ACCOUNT.api.digital.ringcentral.com/1.0")
                .hasMessageContaining("interventions.enabled=false");
    }

    @Test
    void a_missing_token_says_how_to_give_one() {
        assertThat(failure(new TestHost().with("interventions.base-uri", "https://a.example/1.0")))
                .hasMessageContaining("The property interventions.token can't be used: it is missing")
                .hasMessageContaining("INTERVENTIONS_TOKEN")
                .hasMessageContaining("TokenSupplier");
    }

    @Test
    void a_property_that_names_an_unset_variable_is_missing() {
        assertThat(failure(new TestHost().with(VALID).with("interventions.token", "${NO_SUCH_VARIABLE}")))
                .hasMessageContaining(
                        "interventions.token can't be used: it is missing, or refers to a variable that is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "base-uri, http://a.example/1.0, plain http",
        "base-uri, 'https://a b/1.0', Illegal character",
        "deadline, 2h, 1 ms to 1 h",
        "deadline, 30, a number with a unit",
        "deadline, soon, a number with a unit",
        "max-connections, 0, at least 1",
        "max-connections, many, a whole number",
        "requests-per-minute, 0, ''",
        "sending-once, ture, true or false",
        "enabled, maybe, true or false",
        "shutdown-timeout, 30, a number with a unit",
        "accounts.support.token, x, accounts.support.base-uri",
    })
    void a_refused_value_is_reported_with_the_name_of_its_property(String property, String value, String reason) {
        assertThat(failure(new TestHost().with(VALID).with("interventions." + property, value)))
                .hasMessageContaining("The property interventions." + property.replace(".token", ".base-uri"))
                .hasMessageContaining(reason);
    }

    @Test
    void a_proxy_needs_a_valid_port() {
        TestHost host = new TestHost().with(VALID).with("interventions.proxy.host", "p");

        assertThat(failure(host))
                .hasMessageContaining(
                        "interventions.proxy.port can't be used: it is missing, or refers to a variable that is not set. Set it to the port of the proxy.");
        assertThat(failure(host.with("interventions.proxy.port", "70000")))
                .hasMessageContaining("interventions.proxy.port can't be used");
    }

    @Test
    void a_secret_that_is_refused_is_not_repeated() {
        TestHost token = new TestHost().with(VALID).with("interventions.token", "hunter2 hunter2");
        TestHost password = new TestHost()
                .with(VALID)
                .with("interventions.proxy.host", "p")
                .with("interventions.proxy.port", "3128")
                .with("interventions.proxy.username", "u")
                .with("interventions.proxy.password", "hunter2\u0007");

        assertThat(trace(failure(token))).contains("interventions.token").doesNotContain("hunter2");
        assertThat(trace(failure(password))).contains("interventions.proxy").doesNotContain("hunter2");
    }

    private static Throwable failure(TestHost host) {
        Throwable failure = catchThrowable(() -> host.start().close());
        assertThat(failure).as("the failure of the start").isNotNull();
        while (!(failure instanceof InvalidPropertyException) && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
