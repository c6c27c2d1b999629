package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.RecordVariant;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.collection.List;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of numbers in custom fields, between the HTTP adapter and the emulator. */
class NumberListsTest {

    private static final CustomFieldValue NUMBERS = CustomFieldValue.ofNumbers(
            List.of("1", "2.50", "1e3", "-0.125", "1", "12345678901234567890.125", "9".repeat(100), "1e-99")
                    .map(BigDecimal::new));

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.RANDOM);
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final InterventionId id = world.as(agent)
            .create(world.customerMessage(world.thread(source), world.customer()))
            .get()
            .id();

    private enum Encoding {
        QUERY(settings -> settings),
        FORM(HttpSettings::sendingWritesAsForm);

        private final UnaryOperator<HttpSettings> change;

        Encoding(UnaryOperator<HttpSettings> change) {
            this.change = change;
        }
    }

    @AutoClose
    private final EngageEmulator emulator = EngageEmulator.start(world, EmulatorSettings.defaults());

    private EngageClient connect(EngageEmulator to, Encoding encoding) {
        HttpSettings settings =
                HttpSettings.of(to.baseUri(), () -> to.tokenOf(agent)).withBudget(RequestBudget.unlimited());
        return EngageClient.connect(encoding.change.apply(settings));
    }

    /** The value as text: every value is written as text (rule FIELDS-6). */
    @ParameterizedTest
    @EnumSource
    @Tag("FIELDS-6")
    void a_list_of_numbers_that_is_written_is_read_as_a_list_that_means_the_same(Encoding encoding) {
        try (EngageClient client = connect(emulator, encoding)) {
            Interventions interventions = client.interventions();

            Intervention updated =
                    interventions.updateCustomField(id, "numbers", NUMBERS).get();

            assertThat(fieldOf(updated).meansSameAs(NUMBERS)).isTrue();
            assertThat(fieldOf(interventions.get(id).get()).meansSameAs(NUMBERS))
                    .isTrue();
        }
    }

    @Test
    @Tag("WIRE-6")
    void a_list_of_numbers_in_a_record_is_read_as_the_same_numbers() {
        world.as(agent).updateCustomField(id, "numbers", NUMBERS).get();

        try (EngageClient client = connect(emulator, Encoding.QUERY);
                EngageEmulator otherName = EngageEmulator.start(
                        world, EmulatorSettings.defaults().withRecordVariants(RecordVariant.CUSTOM_FIELD_VALUES));
                EngageClient clientOfOtherName = connect(otherName, Encoding.QUERY)) {
            Interventions interventions = client.interventions();

            assertThat(fieldOf(interventions.get(id).get())).isEqualTo(NUMBERS);
            assertThat(interventions
                            .list(InterventionQuery.all(), PageRequest.first())
                            .get()
                            .records()
                            .map(NumberListsTest::fieldOf))
                    .containsExactly(NUMBERS);
            assertThat(fieldOf(clientOfOtherName.interventions().get(id).get())).isEqualTo(NUMBERS);
        }
    }

    @Test
    @Tag("CHANGE-2")
    void writing_the_numbers_that_a_record_shows_changes_nothing() {
        Intervention before =
                world.as(agent).updateCustomField(id, "numbers", NUMBERS).get();

        try (EngageClient client = connect(emulator, Encoding.QUERY)) {
            Interventions interventions = client.interventions();
            CustomFieldValue shown = fieldOf(interventions.get(id).get());

            assertThat(fieldOf(interventions
                            .updateCustomField(id, "numbers", shown)
                            .get()))
                    .isEqualTo(NUMBERS);
        }
        assertThat(world.as(agent).get(id)).contains(before);
    }

    private static CustomFieldValue fieldOf(Intervention intervention) {
        return intervention.customFields().get().get("numbers").get();
    }
}
