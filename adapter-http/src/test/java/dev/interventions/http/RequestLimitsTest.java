package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.port.Interventions;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is too long, or whose response would be, is refused before anything is sent. */
@Timeout(60)
class RequestLimitsTest {

    /** The length of a request line that sets the custom field "k" to an empty text. */
    private static final int BYTES_AROUND_A_VALUE =
            "PUT /1.0/interventions/3f55c8330da4144afd1c6728?custom_field_values%5Bk%5D= HTTP/1.1".length();

    @AutoClose
    private final ScriptedService service = new ScriptedService();

    private final CountingBudget budget = CountingBudget.unlimited();

    private InterventionError refusal(
            HttpSettings settings, Function<Interventions, Either<InterventionError, ?>> call) {
        try (EngageClient client = EngageClient.connect(settings)) {
            HttpInterventions interventions = client.interventions();
            InterventionError refusal = call.apply(interventions).getLeft();

            assertThat(refusal).isInstanceOf(InvalidRequest.class);
            assertThat(refusal.message()).hasSizeLessThan(300);
            assertThat(service.connections()).isZero();
            assertThat(budget.acquired()).isZero();
            return refusal;
        }
    }

    private HttpSettings settings() {
        return service.persistentSettings().withBudget(budget);
    }

    private static CustomFieldValue ofBytes(int bytes) {
        return CustomFieldValue.of("x".repeat(bytes));
    }

    @Test
    @Tag("WIRE-1")
    void a_write_whose_request_line_is_over_8_kb_is_refused_with_a_message_that_names_the_form() {
        CustomFieldValue longest = ofBytes(8192 - BYTES_AROUND_A_VALUE);
        CustomFieldValue tooLong = ofBytes(8192 - BYTES_AROUND_A_VALUE + 1);

        assertThat(refusal(settings(), port -> port.updateCustomField(TestData.INTERVENTION, "k", tooLong))
                        .message())
                .contains("8193 bytes", "at most 8192", "HttpSettings.sendingWritesAsForm()")
                .doesNotContain("xxx");
        service.replying(ScriptedResponse.error(404, "arrived"));
        try (EngageClient client = EngageClient.connect(settings())) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions
                            .updateCustomField(TestData.INTERVENTION, "k", longest)
                            .isLeft())
                    .isTrue();
        }
        assertThat(service.onlyRequest().line()).hasSize(8192);
    }

    @Test
    @Tag("WIRE-1")
    void a_list_whose_request_line_is_over_8_kb_is_refused() {
        InterventionQuery many = InterventionQuery.all()
                .ofIdentities(
                        IdentityId.of("first"),
                        List.range(0, 500)
                                .map(n -> IdentityId.of("identity-" + n))
                                .toJavaArray(IdentityId[]::new));

        assertThat(refusal(settings().sendingWritesAsForm(), port -> port.list(many, PageRequest.first()))
                        .message())
                .contains("at most 8192")
                .doesNotContain("sendingWritesAsForm");
    }

    @Test
    @Tag("CATEGORIZE-1")
    void more_categories_than_a_response_may_have_are_refused() {
        HashSet<CategoryId> tooMany = HashSet.rangeClosed(0, 1000).map(n -> CategoryId.of("c" + n));

        assertThat(refusal(settings().sendingWritesAsForm(), port -> port.categorize(TestData.INTERVENTION, tooMany))
                        .message())
                .contains("at most 1000", "1001");
    }

    @Test
    @Tag("FIELDS-1")
    void more_custom_fields_than_a_response_may_have_are_refused() {
        HashMap<String, CustomFieldValue> tooMany =
                HashMap.ofEntries(List.rangeClosed(0, 1000).map(n -> Tuple.of("k" + n, CustomFieldValue.of(n))));

        assertThat(refusal(
                                settings().sendingWritesAsForm(),
                                port -> port.updateCustomFields(TestData.INTERVENTION, tooMany))
                        .message())
                .contains("at most 1000", "1001");
    }

    @Test
    @Tag("CATEGORIZE-1")
    void as_many_categories_as_a_response_may_have_are_sent_and_read() {
        HashSet<CategoryId> most = HashSet.rangeClosed(1, 1000).map(n -> CategoryId.of("c" + n));
        String ids = most.map(id -> "\"" + id.value() + "\"").mkString(",");
        service.replying(ScriptedResponse.json(TestData.responseWith("\"category_ids\":[" + ids + "]")));

        try (EngageClient client = EngageClient.connect(settings().sendingWritesAsForm())) {
            HttpInterventions interventions = client.interventions();
            assertThat(interventions.categorize(TestData.INTERVENTION, most).isRight())
                    .isTrue();
        }
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800", "fine\ud83d"})
    @Tag("FIELDS-5")
    void an_unpaired_surrogate_in_a_value_is_refused_and_not_sent_as_a_question_mark(String value) {
        assertThat(refusal(
                                settings(),
                                port -> port.updateCustomField(TestData.INTERVENTION, "k", CustomFieldValue.of(value)))
                        .message())
                .contains("custom field \"k\"");
        refusal(
                settings().sendingWritesAsForm(),
                port -> port.updateCustomField(
                        TestData.INTERVENTION, "k", CustomFieldValue.of(List.of("fine", value))));
    }
}
