package dev.interventions.spring.boot.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

class StoreRuntimeHintsTest {

    @Test
    void the_scripts_of_the_stores_exist_and_have_hints() {
        RuntimeHints hints = new RuntimeHints();
        new StoreRuntimeHints().registerHints(hints, null);

        for (String script : List.of(
                "dev/interventions/budget/redis/account.lua",
                "dev/interventions/budget/redis/acquire.lua",
                "db/interventions-budget/V1__interventions_budget.sql")) {
            assertThat(getClass().getClassLoader().getResource(script))
                    .as(script)
                    .isNotNull();
            assertThat(RuntimeHintsPredicates.resource().forResource(script)).accepts(hints);
        }
    }
}
