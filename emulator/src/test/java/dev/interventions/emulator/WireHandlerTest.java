package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.api.Routes;
import dev.interventions.emulator.api.Tokens;
import dev.interventions.emulator.control.ControlGuard;
import dev.interventions.emulator.control.Journal;
import dev.interventions.emulator.http.HttpLimits;
import dev.interventions.emulator.http.HttpServer;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.emulator.json.Json;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WireHandlerTest {

    private final Journal journal = Journal.startingNow(new Tokens(HashMap.empty()), 1, entry -> {});

    @Test
    @Tag("WIRE-12")
    void a_defect_gets_a_response_in_the_shape_of_errors_and_is_logged() throws IOException {
        RuntimeException defect = new IllegalStateException("planted");
        try (Log log = new Log()) {
            TestClient.Response response = responseOf(request -> {
                throw defect;
            });

            assertThat(response.status()).isEqualTo(500);
            assertThat(response.text()).isEqualToIgnoringNewLines("""
                {"error":"internal_server_error",\
                "message":"the emulator has a defect: java.lang.IllegalStateException: planted","status":500}
                """);
            assertThat(log.records).extracting(LogRecord::getThrown).containsExactly(defect);
        }
    }

    @Test
    void a_request_is_in_the_journal_while_it_is_in_progress() throws IOException {
        List<JournalEntry> inProgress = new CopyOnWriteArrayList<>();

        responseOf(request -> {
            inProgress.addAll(journal.entries().asJava());
            return Response.ok(Json.object().build());
        });

        assertThat(inProgress).extracting(JournalEntry::path).containsExactly("/1.0/here");
        assertThat(inProgress).extracting(JournalEntry::status).containsExactly(Option.none());
        assertThat(journal.entries().head().status()).containsExactly(200);
    }

    @Test
    void the_journal_shows_a_write_that_was_applied_before_a_defect() throws IOException {
        try (Log log = new Log()) {
            responseOf(request -> {
                request.applied().run();
                throw new IllegalStateException("planted");
            });

            assertThat(log.records).hasSize(1);
            assertThat(journal.entries().head())
                    .returns(Option.some(500), JournalEntry::status)
                    .returns(true, JournalEntry::applied);
        }
    }

    private TestClient.Response responseOf(Route.Endpoint endpoint) throws IOException {
        Routes routes = new Routes(Vector.of(new Route("GET", "/1.0/here", endpoint)));
        Duration enough = Duration.ofMinutes(1);
        try (HttpServer server = HttpServer.start(
                new InetSocketAddress("127.0.0.1", 0),
                new HttpLimits(enough, enough, 1),
                new WireHandler(
                        token -> new WireHandler.Served(routes, journal, () -> {}, () -> {}, Instant::now),
                        new ControlGuard("127.0.0.1", true)),
                "wire-handler-test")) {
            return TestClient.withoutToken(URI.create("http://127.0.0.1:" + server.port() + "/1.0"))
                    .get("/here");
        }
    }

    /** Records what the emulator logs, and keeps it out of the test's output. */
    private static final class Log extends Handler implements AutoCloseable {

        private final Logger logger = Logger.getLogger(EngageEmulator.class.getPackageName());
        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        private Log() {
            logger.addHandler(this);
            logger.setUseParentHandlers(false);
        }

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }
    }
}
