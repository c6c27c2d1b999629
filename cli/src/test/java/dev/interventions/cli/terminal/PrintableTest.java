package dev.interventions.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void leaves_text_as_it_is() {
        assertThat(Printable.of("Zürich, 東京, \uD83D\uDC69\u200D\uD83D\uDCBB \"x\" \\u001b"))
                .isEqualTo("Zürich, 東京, \uD83D\uDC69\u200D\uD83D\uDCBB \"x\" \\u001b");
    }

    @Test
    void escapes_what_controls_a_terminal() {
        assertThat(Printable.of("a\033[2Jb")).isEqualTo("a\\u001b[2Jb");
        assertThat(Printable.of("a\r\n\tb\u0007")).isEqualTo("a\\u000d\\u000a\\u0009b\\u0007");
        assertThat(Printable.of("\u007f\u009b31m")).isEqualTo("\\u007f\\u009b31m");
    }

    @Test
    void escapes_what_changes_the_direction_of_text_or_ends_a_line() {
        assertThat(Printable.of("a\u202eb\u2066c\u2028d")).isEqualTo("a\\u202eb\\u2066c\\u2028d");
        assertThat(Printable.of("\uDB40\uDC41")).isEqualTo("\\udb40\\udc41");
    }

    @Test
    void escapes_half_of_a_character() {
        assertThat(Printable.of("a\uD83Db")).isEqualTo("a\\ud83db");
    }

    @Test
    void a_width_counts_what_is_written() {
        assertThat(Printable.width("\uD83D\uDC69 a")).isEqualTo(3);
        assertThat(Printable.width("\033")).isEqualTo(6);
    }
}
