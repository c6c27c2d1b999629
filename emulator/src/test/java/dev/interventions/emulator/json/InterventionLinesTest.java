package dev.interventions.emulator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.UserId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InterventionLinesTest {

    private static final Intervention FIRST = Intervention.withId(InterventionId.of("v1"));
    private static final Intervention SECOND = Intervention.withId(InterventionId.of("v2"));

    private final InterventionLines lines =
            new InterventionLines(new InterventionJson("Opened", "Closed", "custom_fields", false, false, false));

    @Test
    void an_intervention_is_one_line_of_json() {
        assertThat(text(lines.intervention(FIRST))).isEqualTo("{\"id\":\"v1\",\"status\":\"Opened\"}\n");
    }

    @Test
    void an_unchanged_intervention_is_written_once() {
        assertThat(lines.intervention(FIRST)).isSameAs(lines.intervention(FIRST));
    }

    @Test
    void a_changed_intervention_is_written_as_it_is_now() {
        JsonLine before = lines.intervention(FIRST);
        Intervention changed = FIRST.withOwner(Option.some(UserId.of("Zoë")));

        assertThat(text(lines.intervention(changed)))
                .isEqualTo("{\"id\":\"v1\",\"user_id\":\"Zoë\",\"status\":\"Opened\"}\n");
        assertThat(text(lines.intervention(FIRST))).isEqualTo(text(before));
    }

    @Test
    void a_page_is_one_line_of_json() {
        assertThat(text(lines.page(new Page<>(7, 2, 30, Vector.of(FIRST, SECOND)))))
                .isEqualTo("{\"count\":7,\"offset\":2,\"limit\":30,\"records\":["
                        + "{\"id\":\"v1\",\"status\":\"Opened\"},{\"id\":\"v2\",\"status\":\"Opened\"}]}\n");
    }

    @Test
    void a_page_without_records_has_an_empty_list() {
        assertThat(text(lines.page(new Page<>(7, 9, 30, Vector.empty()))))
                .isEqualTo("{\"count\":7,\"offset\":9,\"limit\":30,\"records\":[]}\n");
    }

    @Test
    void any_number_of_interventions_can_be_written() {
        for (int number = 0; number < 10_000; number++) {
            String id = "v" + number;
            assertThat(text(lines.intervention(Intervention.withId(InterventionId.of(id)))))
                    .contains("\"" + id + "\"");
        }
    }

    private static String text(JsonLine line) {
        return new String(line.bytes(), StandardCharsets.UTF_8);
    }
}
