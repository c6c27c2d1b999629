package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.StoriesContract;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StoriesFindFaultsTest {

    private static final int FEW_STEPS = 5;
    private static final Pattern STEP = Pattern.compile("^\\d+\\. .+");

    @Test
    void tells_in_a_few_steps_that_somebody_closed_who_may_not() {
        String failure = failureOf("CLOSE-3: lets everybody close");

        assertThat(stepsIn(failure)).hasSizeBetween(4, FEW_STEPS);
        assertThat(failure)
                .containsPattern("1\\. \\w+ writes message 1 in the \\w+")
                .containsPattern("opens an intervention on message 1")
                .containsPattern("writes reply 2 under the intervention on message 1")
                .containsPattern("closes the intervention on message 1\\n +expected Refused CLOSE-3, got Right");
    }

    @Test
    void tells_in_a_few_steps_that_categories_were_added_instead_of_replaced() {
        String failure = failureOf("CATEGORIZE-1: appends categories instead of replacing them");

        assertThat(stepsIn(failure)).hasSizeBetween(3, FEW_STEPS);
        assertThat(failure)
                .containsPattern("categorizes the intervention on message 1 as \\w+\\n +categories: expected");
    }

    @Test
    void says_how_to_hear_the_story_alone() {
        assertThat(failureOf("CLOSE-3: lets everybody close"))
                .containsPattern("-Dinterventions\\.stories\\.seed=\\d+ -Dinterventions\\.stories\\.number=1");
    }

    private static String failureOf(String fault) {
        Wrong wrong = planted(fault);
        StoriesContract stories = new StoriesContract() {
            @Override
            protected InterventionsFixture fixture() {
                return new FaultyFixture(wrong);
            }
        };
        return catchThrowableOfType(AssertionError.class, stories::tells_every_story_as_the_domains_rules_do)
                .getMessage();
    }

    private static Wrong planted(String fault) {
        return Faults.all().find(one -> one.toString().equals(fault)).get().wrong();
    }

    private static List<String> stepsIn(String failure) {
        return failure.lines().filter(line -> STEP.matcher(line).matches()).toList();
    }
}
