package dev.interventions.inmemory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexTest {

    @Test
    void sorts_by_key_though_different_keys_have_the_same_hash() {
        assertThat("BB").hasSameHashCodeAs("Aa");

        List<String> sorted = Index.sortedByKey(
                List.of("BB 1", "x 1", "Aa 1", "- 1", "BB 2", "x 2", "Aa 2"),
                element -> element.startsWith("-") ? null : element.substring(0, element.indexOf(' ')));

        assertThat(sorted).containsExactly("x 1", "x 2", "Aa 1", "Aa 2", "BB 1", "BB 2");
    }
}
