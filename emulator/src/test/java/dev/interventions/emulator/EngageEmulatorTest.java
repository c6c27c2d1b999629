package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngageEmulatorTest {

    private final World world = World.startingAt(Instant.EPOCH);

    @Test
    void listens_on_the_loopback_address_and_a_free_port() {
        try (EngageEmulator emulator = EngageEmulator.start(world)) {
            assertThat(emulator.baseUri().toString()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*/1\\.0");
        }
    }

    @Test
    void a_port_in_use_is_reported() {
        try (EngageEmulator first = EngageEmulator.start(world)) {
            int port = first.baseUri().getPort();

            assertThatThrownBy(() -> EngageEmulator.start(
                            world, EmulatorSettings.defaults().withPort(port)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("can't listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void every_agent_has_a_token_even_one_added_later() {
        try (EngageEmulator emulator = EngageEmulator.start(world)) {
            UserId odd = UserId.of("ünï");
            world.addAgent(Actor.of(odd));

            String token = emulator.tokenOf(odd);

            assertThat(token).isEqualTo(emulator.tokenOf(odd)).matches("[\\x21-\\x7e]+");
            assertThat(new TestClient(emulator.baseUri(), token)
                            .get("/interventions")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_unknown_agent_has_no_token() {
        try (EngageEmulator emulator = EngageEmulator.start(world)) {
            assertThatThrownBy(() -> emulator.tokenOf(UserId.of("nobody")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void closing_stops_it_and_closing_again_has_no_effect() {
        EngageEmulator emulator = EngageEmulator.start(world);
        emulator.close();
        emulator.close();

        assertThatThrownBy(() -> TestClient.withoutToken(emulator.baseUri()).get("/interventions"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void closing_ends_its_threads_even_those_of_open_connections() throws Exception {
        // Nothing but the end closes a connection, however slow the machine is.
        EngageEmulator emulator =
                EngageEmulator.start(world, EmulatorSettings.defaults().withHeadTimeout(Duration.ofHours(1)));
        String names = "engage-emulator-" + emulator.baseUri().getPort() + "-";
        try (RawClient idle = new RawClient(emulator.baseUri());
                RawClient half = new RawClient(emulator.baseUri()).send("GET /")) {
            TestClient.withoutToken(emulator.baseUri()).get("/interventions");
            List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith(names))
                    .toList();
            assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);

            emulator.close();

            assertThat(idle.rest()).isEmpty();
            assertThat(half.rest()).isEmpty();
            for (Thread thread : threads) {
                thread.join(30_000);
            }
            assertThat(threads).noneMatch(Thread::isAlive);
        }
    }

    @Test
    void of_many_concurrent_closes_one_succeeds() throws Exception {
        try (EmulatorScenario scenario = new EmulatorScenario()) {
            InterventionId id = scenario.replied();
            TestClient agent = scenario.asAgent();
            ExecutorService callers = Executors.newFixedThreadPool(8);
            try {
                Callable<Integer> close = () -> agent.put(one(id) + "/close").status();
                List<Future<Integer>> responses = callers.invokeAll(
                        IntStream.range(0, 40).mapToObj(index -> close).toList());

                assertThat(responses)
                        .extracting(Future::get)
                        .containsOnlyOnce(200)
                        .containsOnly(200, 403);
            } finally {
                callers.shutdownNow();
            }
        }
    }

    @Test
    void invalid_settings_are_refused() {
        EmulatorSettings settings = EmulatorSettings.defaults();

        assertThatThrownBy(() -> settings.withPort(-1)).hasMessage("port must be from 0 to 65535, but is -1");
        assertThatThrownBy(() -> settings.withPort(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.withHost(" ")).hasMessage("host must not be blank");
        assertThatThrownBy(() -> settings.withRequestsPerMinute(0))
                .hasMessage("requests per minute must be at least 1, but are 0");
        assertThatThrownBy(() -> settings.withHeadTimeout(Duration.ZERO))
                .hasMessage("head timeout must be positive, but is PT0S");
        assertThatThrownBy(() -> settings.withBodyTimeout(Duration.ofMillis(-1)))
                .hasMessage("body timeout must be positive, but is PT-0.001S");
        assertThatThrownBy(() -> settings.withJournalOf(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("requests in the journal must be at least 0, but are -1");
    }
}
