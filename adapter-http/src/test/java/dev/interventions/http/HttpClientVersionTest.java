package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpClientVersionTest {

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>interventions-parent</artifactId>\\s*<version>([^<]+)</version>");

    /** Hides the classes that HttpClient has since 5.4. */
    private static final class WithOlderHttpClient extends ClassLoader {

        WithOlderHttpClient() {
            super(HttpClientVersionTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.endsWith(".TlsSocketStrategy")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void an_http_client_that_is_too_old_is_refused_with_the_version_to_add() {
        assertThatIllegalStateException()
                .isThrownBy(() -> HttpClientVersion.check(new WithOlderHttpClient()))
                .withMessageMatching("Apache HttpClient is too old \\(5\\.\\d.*\\): add version 5\\.4 or newer of"
                        + " org\\.apache\\.httpcomponents\\.client5:httpclient5");
    }

    @Test
    void the_http_client_of_the_build_is_new_enough() {
        assertThatCode(() -> HttpClientVersion.check(HttpClientVersionTest.class.getClassLoader()))
                .doesNotThrowAnyException();
    }

    @Test
    void the_user_agent_names_the_version_that_was_built() throws Exception {
        String version = VERSION.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow();
        try (ScriptedService service = new ScriptedService().replying(ScriptedResponse.json(TestData.RESPONSE));
                EngageClient client = EngageClient.connect(service.settings())) {
            client.interventions().get(TestData.INTERVENTION);

            assertThat(service.onlyRequest().header("User-Agent"))
                    .containsExactly("interventions-adapter-http/" + version);
        }
    }
}
