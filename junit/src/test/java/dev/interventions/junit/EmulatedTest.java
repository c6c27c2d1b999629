package dev.interventions.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests over a real socket. */
@Timeout(60)
class EmulatedTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static HttpResponse<String> send(String method, URI baseUri, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_emulator_serves_the_world_of_the_test() {
        SampleRun.passing(OverHttp.class, 2);
    }

    @ExtendWith(InterventionsExtension.class)
    static class OverHttp {

        @Test
        void closes(
                World world,
                SourceId source,
                @Agent UserId agent,
                Interventions interventions,
                @Emulated URI baseUri,
                @Emulated String token)
                throws Exception {
            InterventionId id = interventions
                    .create(world.customerMessage(world.thread(source), world.customer()))
                    .get()
                    .id();
            world.agentReply(agent, id);

            assertThat(send("PUT", baseUri, "/interventions/" + id.value() + "/close", token)
                            .statusCode())
                    .isEqualTo(200);

            assertThat(interventions.get(id).get().isClosed()).isTrue();
        }

        @Test
        void tokens(
                EngageEmulator emulator,
                @Emulated URI baseUri,
                @Emulated String token,
                @Emulated @Agent("susan") String ofSusan)
                throws Exception {
            send("GET", baseUri, "/interventions", token);
            send("GET", baseUri, "/interventions", ofSusan);

            assertThat(emulator.journal().flatMap(entry -> entry.user()))
                    .containsExactly(UserId.of(Agent.DEFAULT), UserId.of("susan"));
        }
    }

    @Test
    void emulators_of_tests_that_run_at_the_same_time_are_apart() {
        SampleRun.passing(AtTheSameTime.class, 4);

        assertThat(AtTheSameTime.BASE_URIS).hasSize(4);
    }

    @ExtendWith(InterventionsExtension.class)
    static class AtTheSameTime {

        private static final Set<URI> BASE_URIS = ConcurrentHashMap.newKeySet();
        private static final CountDownLatch SENT = new CountDownLatch(4);

        @RepeatedTest(4)
        void sends_one(EngageEmulator emulator, @Emulated String token) throws Exception {
            BASE_URIS.add(emulator.baseUri());
            send("GET", emulator.baseUri(), "/interventions", token);
            SENT.countDown();

            assertThat(SENT.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(emulator.journal()).hasSize(1);
        }
    }

    @Test
    void an_emulator_is_closed_after_its_test_and_also_if_the_test_could_not_begin() {
        SampleRun.passing(Closed.class, 1);
        assertClosed(Closed.baseUri);

        assertThat(SampleRun.of(FailingConstructor.class).failures()).hasSize(1);
        assertClosed(FailingConstructor.baseUri);
    }

    private static void assertClosed(URI baseUri) {
        assertThatThrownBy(() -> send("GET", baseUri, "/interventions", "any")).isInstanceOf(ConnectException.class);
    }

    @ExtendWith(InterventionsExtension.class)
    static class Closed {

        private static volatile URI baseUri = URI.create("http://none");

        @Test
        void responds(@Emulated URI started, @Emulated String token) throws Exception {
            baseUri = started;
            assertThat(send("GET", started, "/interventions", token).statusCode())
                    .isEqualTo(200);
        }
    }

    @ExtendWith(InterventionsExtension.class)
    static class FailingConstructor {

        private static volatile URI baseUri = URI.create("http://none");

        FailingConstructor(@Emulated URI started) {
            baseUri = started;
            throw new IllegalStateException("no");
        }

        @Test
        void never_runs() {}
    }

    @Test
    void a_registered_extension_has_settings_of_its_emulator() {
        SampleRun.passing(Throttled.class, 1);
    }

    static class Throttled {

        @RegisterExtension
        static final InterventionsExtension EXTENSION = new InterventionsExtension()
                .withEmulator(EmulatorSettings.defaults().withRequestsPerMinute(1));

        @Test
        void accepts_one_request(@Emulated URI baseUri, @Emulated String token) throws Exception {
            assertThat(send("GET", baseUri, "/interventions", token).statusCode())
                    .isEqualTo(200);
            assertThat(send("GET", baseUri, "/interventions", token).statusCode())
                    .isEqualTo(429);
        }
    }
}
