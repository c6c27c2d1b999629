package dev.interventions.spring.boot.budget;

import static dev.interventions.spring.boot.property.FailureAnalyses.analysis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.BudgetStore;
import dev.interventions.port.budget.store.StoredBudget;
import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import dev.interventions.spring.boot.TestAccount;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class StoredBudgetAutoConfigurationTest {

    private static final String REDIS = "interventions.budget.redis.enabled=true";
    private static final String POSTGRESQL = "interventions.budget.postgresql.enabled=true";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(InterventionsAutoConfiguration.class, StoredBudgetAutoConfiguration.class))
            .withPropertyValues("interventions.base-uri=https://a.example/1.0", "interventions.token=t");
    private final ApplicationContextRunner host = runner.withBean(
                    RedisConnectionFactory.class, LettuceConnectionFactory::new)
            .withBean(DataSource.class, PGSimpleDataSource::new);

    @Test
    void a_host_that_enables_no_store_has_none() {
        host.run(StoredBudgetAutoConfigurationTest::assertNoStore);
        host.withPropertyValues("interventions.budget.redis.enabled=false", "interventions.budget.local-share=0.5")
                .run(StoredBudgetAutoConfigurationTest::assertNoStore);
        host.withPropertyValues(REDIS, "interventions.enabled=false")
                .run(StoredBudgetAutoConfigurationTest::assertNoStore);
    }

    @Test
    void a_host_needs_none_of_the_libraries() {
        for (String absent :
                new String[] {"dev.interventions.budget", "org.springframework.data", "io.lettuce", "org.postgresql"}) {
            runner.withClassLoader(new FilteredClassLoader(absent))
                    .run(StoredBudgetAutoConfigurationTest::assertNoStore);
        }
    }

    private static void assertNoStore(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed().doesNotHaveBean(RequestBudget.class).doesNotHaveBean(BudgetStore.class);
    }

    @Test
    void a_hosts_own_budget_replaces_that_of_the_store() {
        host.withPropertyValues(REDIS, POSTGRESQL)
                .withBean("own", RequestBudget.class, TestAccount::budgetWithoutRequests)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(BudgetStore.class)
                        .getBeanNames(RequestBudget.class)
                        .containsExactly("own"));
    }

    @Test
    void each_store_gives_a_budget() {
        for (String store : new String[] {REDIS, POSTGRESQL}) {
            host.withPropertyValues(store, "interventions.budget.local-share=0.25")
                    .run(context -> assertThat(context)
                            .hasSingleBean(StoredBudget.class)
                            .hasSingleBean(BudgetStore.class));
        }
    }

    @Test
    void two_stores_are_refused() {
        FailureAnalysis analysis = analysis(host.withPropertyValues(REDIS, POSTGRESQL));

        assertThat(analysis.getDescription())
                .contains("interventions.budget.postgresql.enabled", "interventions.budget.redis.enabled is true too");
        assertThat(analysis.getAction()).isEqualTo("Enable one of them.");
    }

    @Test
    void an_absent_module_is_named() {
        assertThat(analysis(host.withPropertyValues(REDIS)
                                .withClassLoader(new FilteredClassLoader("dev.interventions.budget.redis")))
                        .getAction())
                .contains("dev.interventions:interventions-budget-redis");
        assertThat(analysis(runner.withPropertyValues(REDIS)
                                .withClassLoader(new FilteredClassLoader("org.springframework.data")))
                        .getAction())
                .contains("spring-boot-starter-data-redis");
        assertThat(analysis(host.withPropertyValues(POSTGRESQL)
                                .withClassLoader(new FilteredClassLoader("dev.interventions.budget.postgresql")))
                        .getAction())
                .contains("dev.interventions:interventions-budget-postgresql");
    }

    @Test
    void an_absent_connection_says_what_to_configure() {
        assertThat(analysis(runner.withPropertyValues(REDIS)).getAction()).contains("spring.data.redis");
        assertThat(analysis(runner.withPropertyValues(POSTGRESQL)).getAction()).contains("spring.datasource");
    }

    @Test
    void several_connections_without_a_primary_one_are_refused() {
        assertThat(analysis(host.withPropertyValues(REDIS)
                                .withBean("other", RedisConnectionFactory.class, LettuceConnectionFactory::new))
                        .getDescription())
                .contains("several");
        assertThat(analysis(host.withPropertyValues(POSTGRESQL)
                                .withBean("other", DataSource.class, PGSimpleDataSource::new))
                        .getDescription())
                .contains("several");
    }

    @Test
    void connections_of_another_client_than_lettuce_are_refused() {
        FailureAnalysis analysis = analysis(
                runner.withPropertyValues(REDIS).withBean(RedisConnectionFactory.class, JedisConnectionFactory::new));

        assertThat(analysis.getDescription()).contains("LettuceConnectionFactory", "JedisConnectionFactory");
        assertThat(analysis.getAction()).contains("spring.data.redis.client-type=lettuce");
    }

    @Test
    void a_static_list_of_master_and_replicas_is_refused() {
        FailureAnalysis analysis = analysis(
                host.withPropertyValues(REDIS, "spring.data.redis.masterreplica.nodes=a.example:6379,b.example:6379"));

        assertThat(analysis.getDescription()).contains("spring.data.redis.masterreplica.nodes isn't supported");
    }

    @Test
    void a_share_of_more_than_the_limit_is_refused() {
        assertThat(analysis(host.withPropertyValues(REDIS, "interventions.budget.local-share=1.5"))
                        .getDescription())
                .contains("interventions.budget.local-share", "at most 1");
    }

    @Test
    void an_invalid_limit_is_refused() {
        assertThat(analysis(host.withPropertyValues(REDIS, "interventions.requests-per-minute=0"))
                        .getDescription())
                .contains("interventions.requests-per-minute", "at least 1");
    }
}
