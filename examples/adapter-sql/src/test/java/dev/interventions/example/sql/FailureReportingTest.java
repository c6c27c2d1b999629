package dev.interventions.example.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When its database fails, the adapter reports no more than it knows. */
class FailureReportingTest {

    private static final CategoryId COMPLAINT = CategoryId.of("complaint");

    private final FreshDatabase database = FreshDatabase.create();
    private final MovableClock clock = new MovableClock(Instant.parse("2024-05-21T09:00:00Z"));
    private final DatabaseScenario scenario = new DatabaseScenario(database.connections(), clock);
    private final SourceId source = scenario.source();
    private final UserId agent = scenario.agent(HashSet.empty(), HashSet.of(source));
    private final Intervention opened = over(database.connections())
            .create(scenario.customerMessage(scenario.thread(source), scenario.customer()))
            .get();

    @AfterEach
    void dropTables() {
        database.close();
    }

    @Test
    void is_unavailable_without_connection() {
        Interventions interventions = over(BrokenDatabase.down());

        assertThat(interventions.get(opened.id()).getLeft()).isInstanceOf(Unavailable.Unreachable.class);
        assertThat(interventions.categorize(opened.id(), COMPLAINT).getLeft())
                .isInstanceOf(Unavailable.Unreachable.class);
    }

    @Test
    void is_unavailable_and_changes_nothing_if_the_connection_is_lost_before_the_commit() {
        DataSource losing = BrokenDatabase.failingAt("prepareStatement", database.connections(), connection -> {
            throw new SQLException("connection lost", "08006");
        });

        assertThat(categorizedOver(losing).getLeft()).isInstanceOf(Unavailable.Unreachable.class);

        assertThat(found()).isEqualTo(opened);
    }

    @Test
    void does_not_know_the_effect_if_the_response_to_the_commit_is_lost() {
        DataSource losing = BrokenDatabase.failingAt("commit", database.connections(), connection -> {
            connection.commit();
            throw new SQLException("connection lost", "08006");
        });

        assertThat(categorizedOver(losing).getLeft()).isInstanceOf(EffectUnknown.class);

        assertThat(found().categories().get()).containsExactly(COMPLAINT);
    }

    @Test
    void does_not_know_the_effect_if_the_commit_itself_is_lost() {
        DataSource losing = BrokenDatabase.failingAt("commit", database.connections(), connection -> {
            connection.rollback();
            throw new SQLException("connection lost", "08006");
        });

        assertThat(categorizedOver(losing).getLeft()).isInstanceOf(EffectUnknown.class);

        assertThat(found()).isEqualTo(opened);
    }

    @Test
    void is_unavailable_if_the_database_reports_a_rollback() {
        DataSource conflicting = BrokenDatabase.failingAt("commit", database.connections(), connection -> {
            connection.rollback();
            throw new SQLException("could not serialize access", "40001");
        });

        assertThat(categorizedOver(conflicting).getLeft()).isInstanceOf(Unavailable.ServiceFailed.class);

        assertThat(found()).isEqualTo(opened);
    }

    @Test
    void keeps_a_known_outcome_if_the_connection_can_not_be_released() {
        DataSource failing = BrokenDatabase.failingAt("rollback", database.connections(), connection -> {
            throw new SQLException("connection lost", "08006");
        });

        assertThat(categorizedOver(failing).get()).isEqualTo(found());
    }

    @Test
    void is_unavailable_if_a_row_is_invalid() throws SQLException {
        try (Connection connection = database.connections().getConnection()) {
            new Session(connection).execute("UPDATE intervention SET user_id = ' '");
        }
        Interventions interventions = over(database.connections());

        assertThat(interventions.get(opened.id()).getLeft()).isInstanceOf(Unavailable.MalformedResponse.class);
        assertThat(interventions
                        .list(InterventionQuery.all(), PageRequest.first())
                        .getLeft())
                .isInstanceOf(Unavailable.MalformedResponse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "half of a pair \ud83d", " \u0007 "})
    void stores_a_text_of_odd_characters_or_refuses_it(String odd) {
        over(database.connections())
                .updateCustomField(opened.id(), "odd", CustomFieldValue.of(odd))
                .peek(kept -> assertThat(found()).isEqualTo(kept))
                .peekLeft(error -> {
                    assertThat(error).isInstanceOf(Refused.InvalidRequest.class);
                    assertThat(found()).isEqualTo(opened);
                });
    }

    @Test
    void refuses_an_agent_who_is_not_in_the_database() {
        Interventions interventions = SqlInterventions.connect(database.connections(), UserId.of("somebody"), clock);

        assertThat(interventions.get(opened.id()).getLeft()).isInstanceOf(Refused.NotAuthenticated.class);
    }

    private Interventions over(DataSource connections) {
        return SqlInterventions.connect(connections, agent, clock);
    }

    private Either<InterventionError, Intervention> categorizedOver(DataSource connections) {
        return over(connections).categorize(opened.id(), COMPLAINT);
    }

    private Intervention found() {
        return over(database.connections()).get(opened.id()).get();
    }
}
