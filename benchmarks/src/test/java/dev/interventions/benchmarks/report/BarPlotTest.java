package dev.interventions.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.interventions.benchmarks.report.BarPlot.Bar;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class BarPlotTest {

    private final BarPlot plot = new BarPlot("Ours & <others>");

    @Test
    void draws_bars_as_long_as_their_values_on_the_scale_of_their_group() {
        plot.group("first", List.of(new Bar("a", 10, "10 µs", true), new Bar("b", 5, "5 µs", false)));
        plot.group("second", List.of(new Bar("c", 1_000, "1 ms", false)));

        assertThat(plot.svg().lines().filter(line -> line.startsWith("<rect")))
                .extracting(line -> line.replaceAll(".*class=\"(\\w+)\".* width=\"(\\d+)\".*", "$1 $2"))
                .containsExactly("ours 360", "bar 180", "bar 360");
    }

    @Test
    void names_each_bar_and_its_value() {
        plot.group("first", List.of(new Bar("a", 10, "10 µs", true)));

        assertThat(plot.svg()).contains(">first</text>", ">a</text>", ">10 µs</text>");
    }

    @Test
    void is_xml_whatever_the_texts_are() {
        plot.group("a < b", List.of(new Bar("\"R&D\"", 0, "<0>", false)));

        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    @Test
    void has_colours_for_light_and_for_dark_ground() {
        assertThat(plot.svg()).contains("@media (prefers-color-scheme: dark)");
    }
}
