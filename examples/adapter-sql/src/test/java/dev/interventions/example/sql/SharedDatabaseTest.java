package dev.interventions.example.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two adapters that share nothing but the database, like those of two processes. */
class SharedDatabaseTest {

    private static final int ROUNDS = 25;

    private final FreshDatabase database = FreshDatabase.create();
    private final JdbcConnectionPool elsewhere = database.pool();
    private final MovableClock clock = new MovableClock(Instant.parse("2024-05-21T09:00:00Z"));
    private final DatabaseScenario scenario = new DatabaseScenario(database.connections(), clock);
    private final SourceId source = scenario.source();
    private final ThreadId thread = scenario.thread(source);
    private final UserId agent = scenario.agent(HashSet.empty(), HashSet.of(source));
    private final Interventions here = SqlInterventions.connect(database.connections(), agent, clock);
    private final Interventions there = SqlInterventions.connect(elsewhere, agent, clock);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void dropTables() {
        threads.shutdownNow();
        elsewhere.dispose();
        database.close();
    }

    @Test
    void opens_one_intervention_on_a_content() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ContentId message = message();

            assertThat(bothAtOnce(interventions -> interventions.create(message)))
                    .extracting(Either::isRight)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void closes_an_intervention_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Intervention opened = here.create(message()).get();
            scenario.agentReply(agent, opened.id());

            assertThat(bothAtOnce(interventions -> interventions.close(opened.id())))
                    .extracting(Either::isRight)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void loses_no_concurrent_change() throws Exception {
        Intervention opened = here.create(message()).get();
        for (int round = 0; round < ROUNDS; round++) {
            String key = "round " + round;
            bothAtOnce(interventions -> interventions.updateCustomField(
                    opened.id(), key + (interventions == here ? " here" : " there"), CustomFieldValue.of("set")));
        }

        assertThat(here.get(opened.id()).get().customFields().get()).hasSize(2 * ROUNDS);
    }

    private ContentId message() {
        return scenario.customerMessage(thread, scenario.customer());
    }

    private <T> List<Either<InterventionError, T>> bothAtOnce(
            Function<Interventions, Either<InterventionError, T>> operation) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Either<InterventionError, T>>> running = List.of(here, there)
                .map(interventions -> threads.submit((Callable<Either<InterventionError, T>>) () -> {
                    start.await(60, TimeUnit.SECONDS);
                    return operation.apply(interventions);
                }));
        List<Either<InterventionError, T>> outcomes = List.empty();
        for (Future<Either<InterventionError, T>> one : running) {
            outcomes = outcomes.append(one.get(60, TimeUnit.SECONDS));
        }
        return outcomes;
    }
}
