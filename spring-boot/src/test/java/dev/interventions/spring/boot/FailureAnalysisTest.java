package dev.interventions.spring.boot;

import static dev.interventions.spring.boot.property.FailureAnalyses.analysis;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FailureAnalysisTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(InterventionsAutoConfiguration.class));
    private final ApplicationContextRunner valid = runner.withPropertyValues(
            "interventions.base-uri=https://a.example/1.0", "interventions.token=correct-horse-1");

    @Test
    void a_missing_base_uri_is_named_with_an_example() {
        FailureAnalysis analysis = analysis(runner);

        assertThat(analysis.getDescription())
                .isEqualTo("The property interventions.base-uri can't be used: it is missing");
        assertThat(analysis.getAction())
                .contains("https://ACCOUNT.api.digital.ringcentral.com/1.0", "interventions.enabled=false");
    }

    @Test
    void a_missing_token_says_how_to_give_one() {
        FailureAnalysis analysis = analysis(runner.withPropertyValues("interventions.base-uri=https://a.example/1.0"));

        assertThat(analysis.getDescription()).contains("interventions.token", "missing");
        assertThat(analysis.getAction()).contains("INTERVENTIONS_TOKEN", "TokenSupplier");
    }

    @Test
    void a_token_whose_placeholder_has_no_value_is_missing() {
        FailureAnalysis analysis =
                analysis(valid.withPropertyValues("interventions.token=${ENGAGE_TOKEN_THAT_IS_NOT_SET}"));

        assertThat(analysis.getDescription())
                .contains("interventions.token", "${ENGAGE_TOKEN_THAT_IS_NOT_SET} has no value");
    }

    @Test
    void a_refused_base_uri_says_why_and_where_it_was_set() {
        FailureAnalysis analysis = analysis(valid.withPropertyValues("interventions.base-uri=http://a.example/1.0"));

        assertThat(analysis.getDescription())
                .contains("interventions.base-uri", "\"interventions.base-uri\" from property source", "plain http");
        assertThat(analysis.getAction()).contains("plain-http-host");
    }

    @Test
    void a_refused_value_is_reported_with_the_name_of_its_property() {
        assertThat(analysis(valid.withPropertyValues("interventions.deadline=2h"))
                        .getDescription())
                .contains("interventions.deadline", "1 ms to 1 h");
        assertThat(analysis(valid.withPropertyValues("interventions.max-connections=0"))
                        .getDescription())
                .contains("interventions.max-connections", "at least 1");
        assertThat(analysis(valid.withPropertyValues("interventions.requests-per-minute=0"))
                        .getDescription())
                .contains("interventions.requests-per-minute");
        assertThat(analysis(valid.withPropertyValues("interventions.proxy.host=p", "interventions.proxy.port=70000"))
                        .getDescription())
                .contains("interventions.proxy");
    }

    @Test
    void a_property_of_an_account_is_reported_with_the_name_of_the_account() {
        FailureAnalysis analysis = analysis(valid.withPropertyValues(
                "interventions.accounts.support.base-uri=https://b.example/1.0",
                "interventions.accounts.support.token=correct-horse-2",
                "interventions.accounts.support.lease-timeout=0"));

        assertThat(analysis.getDescription()).contains("interventions.accounts.support.lease-timeout");
    }

    @Test
    void a_refused_token_is_not_repeated() {
        FailureAnalysis analysis = analysis(valid.withPropertyValues("interventions.token=hunter2 hunter2"));

        assertThat(analysis.getDescription() + analysis.getAction() + analysis.getCause())
                .contains("interventions.token")
                .doesNotContain("hunter2");
    }

    @Test
    void properties_do_not_print_the_token() {
        valid.run(context -> assertThat(context.getBean(AccountProperties.class).toString())
                .contains("https://a.example/1.0")
                .doesNotContain("correct-horse-1"));
    }
}
