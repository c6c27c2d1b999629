package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ModelBasedContract;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An adapter may show an intervention differently where docs/tck.md permits it. */
class PermittedDifferencesTest {

    private final AtomicLong readings = new AtomicLong();
    private final FaultyBehavior free = FaultyBehavior.showing(this::freely);

    @Test
    void no_contract_reports_a_permitted_difference() {
        Seq<SuiteRun.Finding> failures = SuiteRun.byAllRules(free).failures();

        assertThat(readings).hasPositiveValue();
        assertThat(failures).isEmpty();
    }

    @Test
    void no_generated_sequence_reports_a_permitted_difference() {
        ModelBasedContract contract = new ModelBasedContract() {
            @Override
            protected InterventionsFixture fixture() {
                return new FaultyFixture(free);
            }
        };

        contract.agrees_with_the_model_on_every_generated_sequence();

        assertThat(readings).hasPositiveValue();
    }

    private Intervention freely(Intervention one) {
        return one.withOrigin(one.origin().withIdentityGroup(Option.none()))
                .withLifecycle(freely(one.lifecycle()))
                .withReplies(freely(one.replies()))
                .withCategories(one.categories().filter(categories -> !categories.isEmpty()))
                .withCustomFields(one.customFields().filter(Map::nonEmpty).map(PermittedDifferencesTest::asTexts));
    }

    private Lifecycle freely(Lifecycle life) {
        return new Lifecycle(
                life.closed().filter(closed -> closed != life.closedAt().isDefined()),
                life.createdAt(),
                life.updatedAt(),
                life.closedAt(),
                life.deferredAt(),
                Option.some("reading " + readings.incrementAndGet()));
    }

    private Replies freely(Replies replies) {
        return new Replies(
                replies.count().filter(number -> number > 0),
                replies.first(),
                replies.times(),
                new ReplyTimes(Option.none(), Option.none(), Option.some(Duration.ofSeconds(readings.get()))),
                replies.averagedOver().filter(number -> number > 0));
    }

    private static Map<String, CustomFieldValue> asTexts(Map<String, CustomFieldValue> fields) {
        return fields.mapValues(value -> value instanceof CustomFieldValue.TextList
                ? value
                : CustomFieldValue.of(value.texts().head()));
    }
}
