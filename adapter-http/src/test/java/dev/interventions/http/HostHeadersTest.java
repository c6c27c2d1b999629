package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and the {@code User-Agent} of the settings. */
@Timeout(60)
class HostHeadersTest {

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    private ScriptedService.Request requestOf(OperationCall call, HttpSettings settings) {
        service.replying(ScriptedResponse.json(call.response()));
        try (EngageClient client = EngageClient.connect(settings)) {
            assertThat(call.on(client.interventions()).isRight()).isTrue();
        }
        return service.onlyRequest();
    }

    @ParameterizedTest
    @EnumSource
    void each_request_has_the_headers_of_the_settings(OperationCall call) {
        HttpSettings settings = service.settings()
                .withHeader("X-Tenant", "acme")
                .withHeader("X-Gateway-Key", "first")
                .withHeader("x-gateway-key", "second");

        assertThat(requestOf(call, settings).header("X-Tenant")).containsExactly("acme");
        assertThat(service.onlyRequest().header("X-Gateway-Key")).containsExactly("second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Authorization", "host", "Accept", "Content-Length", "User-Agent", "", "a b", "a\nb", "a:b"})
    void a_header_that_the_host_may_not_set_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.settings().withHeader(name, "s3cr3t"))
                .withMessageContaining("header")
                .withMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\r\nHost: b", " leading", "trailing ", "ü", "\0"})
    void a_value_that_a_header_cannot_have_is_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.settings().withHeader("X-Tenant", value))
                .withMessage("the value of the header X-Tenant must consist of visible ASCII characters, with blanks"
                        + " only between them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.settings().withUserAgentSuffix(value))
                .withMessageContaining("User-Agent");
    }

    @ParameterizedTest
    @EnumSource
    void the_user_agent_names_the_library_and_then_the_host(OperationCall call) {
        HttpSettings settings = service.settings().withUserAgentSuffix("desk/4.2 (support@acme.example)");

        assertThat(requestOf(call, settings).header("User-Agent"))
                .singleElement()
                .asString()
                .matches("interventions-adapter-http/\\S+ desk/4\\.2 \\(support@acme\\.example\\)");
    }

    @Test
    @Tag("AUTH-2")
    void the_settings_do_not_show_headers() {
        assertThat(service.settings().withHeader("X-Gateway-Key", "s3cr3t").toString())
                .doesNotContain("s3cr3t");
    }
}
