package dev.interventions.spring.boot.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Unavailable.BudgetExhausted;
import dev.interventions.port.Interventions;
import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import dev.interventions.spring.boot.TestAccount;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The budget of an application that has a PostgreSQL database. */
@Timeout(300)
class PostgresqlBudgetTest {

    @Test
    void several_processes_count_their_requests_in_the_database() throws Exception {
        try (TestDatabase database = TestDatabase.start();
                TestAccount account = new TestAccount()) {
            InterventionId open = account.openIntervention();
            ApplicationContextRunner host = new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(
                            InterventionsAutoConfiguration.class, StoredBudgetAutoConfiguration.class))
                    .withBean(DataSource.class, database::dataSource)
                    .withPropertyValues(account.properties("interventions"))
                    .withPropertyValues("interventions.budget.postgresql.enabled=true");
            host.withPropertyValues("interventions.failing-fast-over-budget=true")
                    .run(context -> {
                        assertThat(context.getBean(Interventions.class)
                                        .get(open)
                                        .getLeft())
                                .isInstanceOf(BudgetExhausted.class);
                        database.endColdStart();
                    });

            for (int process = 0; process < 2; process++) {
                host.run(context -> assertThat(
                                context.getBean(Interventions.class).get(open).isRight())
                        .isTrue());
            }

            assertThat(account.emulator.journal()).hasSize(2);
            assertThat(database.counted()).isEqualTo(2);
        }
    }
}
