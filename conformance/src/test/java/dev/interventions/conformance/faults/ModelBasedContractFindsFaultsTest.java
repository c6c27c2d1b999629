package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ModelBasedContract;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBasedContractFindsFaultsTest {

    private static final int FEW_STEPS = 5;
    private static final Pattern STEP = Pattern.compile("^\\d+\\. .+");

    @Test
    void shrinks_a_close_without_permission_to_a_few_steps() {
        String failure = failureOf("CLOSE-3: lets every user close");

        assertThat(stepsIn(failure)).hasSizeBetween(4, FEW_STEPS);
        assertThat(failure)
                .startsWith("CLOSE-3: ")
                .containsPattern("1\\. \\w+ writes message 1 in the \\w+")
                .containsPattern("opens an intervention on message 1")
                .containsPattern("writes reply 2 under the intervention on message 1")
                .containsPattern("closes the intervention on message 1\\n +expected Refused CLOSE-3, got Right");
    }

    @Test
    void shrinks_appended_categories_to_a_few_steps() {
        String failure = failureOf("CATEGORIZE-1: appends categories instead of replacing them");

        assertThat(stepsIn(failure)).hasSizeBetween(3, FEW_STEPS);
        assertThat(failure)
                .startsWith("CATEGORIZE-")
                .containsPattern("categorizes the intervention on message 1 as \\w+\\n +categories: expected");
    }

    @Test
    void shrinks_a_deleted_comment_that_is_still_counted_to_a_few_steps() {
        String failure = failureOf("COMMENT-6: counts a deleted comment");

        assertThat(stepsIn(failure)).hasSizeBetween(4, FEW_STEPS);
        assertThat(failure)
                .startsWith("COMMENT-6: ")
                .containsPattern("opens an intervention on message 1")
                .containsPattern("writes comment 1 on the intervention on message 1\n")
                .containsPattern("deletes comment 1\n +then records\\[0]\\.commentsCount: expected 0, seen 1");
    }

    @Test
    void shrinks_a_comment_that_is_listed_for_an_agent_who_does_not_read_the_source_to_a_few_steps() {
        String failure = failureOf("COMMENT-8: lists comments in sources that are not read");

        assertThat(stepsIn(failure)).hasSizeBetween(4, FEW_STEPS);
        assertThat(failure)
                .startsWith("COMMENT-8: ")
                .containsPattern("writes comment 1 on the intervention on message 1\n")
                .containsPattern("lists the \\d+ comments from offset 0\n +count: expected 0, seen 1");
    }

    /** All except the faults that show only in races, in walks, or with ids and texts that don't occur in sequences. */
    static Seq<Fault> faultsOfComments() {
        return CommentFaults.all()
                .reject(fault -> List.of("COMMENT-11", "COMMENT-12").contains(fault.rule())
                        || fault.sentence().contains("unpaired surrogate")
                        || fault.sentence().contains("differs in case"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfComments")
    void names_the_rule_on_comments_that_is_broken_and_no_other(Fault fault) {
        String failure = failureOf(fault.behavior());

        assertThat(failure).startsWith(fault.rule() + ": ");
        assertThat(stepsIn(failure)).hasSizeBetween(1, FEW_STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHANGE-1: doesn't set updated_at when it closes",
                "CHANGE-2: sets updated_at when the categories stay as they are",
                "CHANGE-2: refuses categories that are already set",
                "CLOSE-1: closes a closed intervention again",
                "CREATE-4: opens in a source that isn't read",
                "GET-1: changes updated_at when it reads",
                "LIST-5: ignores the thread",
                "LIST-10: refuses to list by an unknown owner",
                "PAGE-1: reports offsets counted from 1",
                "PAGE-3: refuses an offset past the end",
                "REASSIGN-4: refuses to reassign to the owner",
                "STATE-4: shows a deferral that has passed",
                "REFUSE-1: ends the deferral though it refuses to close",
                "TIME-1: rounds up the time of opening"
            })
    void names_the_rule_that_is_broken_and_no_other(String fault) {
        assertThat(failureOf(fault)).startsWith(fault.substring(0, fault.indexOf(':')) + ": ");
    }

    @Test
    void says_how_to_run_the_sequence_alone() {
        assertThat(failureOf("CLOSE-3: lets every user close"))
                .containsPattern("-Dinterventions\\.model\\.seed=\\d+ -Dinterventions\\.model\\.number=1");
    }

    private static String failureOf(String fault) {
        return failureOf(planted(fault));
    }

    private static String failureOf(FaultyBehavior behavior) {
        ModelBasedContract contract = new ModelBasedContract() {
            @Override
            protected InterventionsFixture fixture() {
                return new FaultyFixture(behavior);
            }

            @Override
            protected int number() {
                return 500;
            }
        };
        return catchThrowableOfType(AssertionError.class, contract::agrees_with_the_model_on_every_generated_sequence)
                .getMessage();
    }

    private static FaultyBehavior planted(String fault) {
        return Faults.all().find(one -> one.toString().equals(fault)).get().behavior();
    }

    private static Seq<String> stepsIn(String failure) {
        return List.ofAll(failure.lines().filter(line -> STEP.matcher(line).matches()));
    }
}
