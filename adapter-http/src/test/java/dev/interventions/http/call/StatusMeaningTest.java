package dev.interventions.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StatusMeaningTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "outcomes.md");
    private static final String HEADING = "| status | tried again | effect of a write |";

    @Test
    void the_documented_table_has_a_row_for_each_meaning() throws IOException {
        List<String> documented = Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals(HEADING))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(documented)
                .isEqualTo(Arrays.stream(StatusMeaning.values())
                        .map(StatusMeaningTest::row)
                        .toList());
    }

    private static String row(StatusMeaning meaning) {
        return "| " + meaning.statuses() + " | " + inWords(meaning.retry()) + " | " + inWords(meaning.effect()) + " |";
    }

    private static String inWords(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
