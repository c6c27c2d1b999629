package dev.interventions.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    private static final String DIGITS = "0123456789";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2012-05-21T01:15:28Z",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "9999-12-31T23:59:59Z",
                "2000-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2011-02-29T00:00:00Z",
                "2012-04-31T00:00:00Z",
                "2012-13-01T00:00:00Z",
                "2012-00-01T00:00:00Z",
                "2012-01-00T00:00:00Z",
                "2012-01-32T00:00:00Z",
                "2012-01-01T24:00:00Z",
                "2012-01-01T24:00:01Z",
                "2012-01-01T23:60:00Z",
                "2012-01-01T23:59:60Z",
                "2016-12-31T23:59:60Z",
                "2012-01-01T00:00:00z",
                "2012-01-01t00:00:00Z",
                "2012-01-01 00:00:00Z",
                "2012-1-01T00:00:00ZZ",
                "2012-01-01T00:00:0aZ",
                "+012-01-01T00:00:00Z"
            })
    void an_instant_is_read_or_refused_as_by_the_jdk(String text) {
        assertThat(read(text)).isEqualTo(Try.of(() -> Instant.parse(text)).toOption());
    }

    @Test
    void so_is_any_other_of_the_same_form() {
        Random random = new Random(11);
        for (int time = 0; time < 20_000; time++) {
            StringBuilder text =
                    new StringBuilder(Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L))
                            .toString());
            if (random.nextBoolean()) {
                text.setCharAt(random.nextInt(text.length()), DIGITS.charAt(random.nextInt(DIGITS.length())));
            }
            String written = text.toString();

            assertThat(read(written))
                    .as(written)
                    .isEqualTo(Try.of(() -> Instant.parse(written)).toOption());
        }
    }

    private static Option<Instant> read(String text) {
        return Try.of(() -> {
                    StrictParser parser = new StrictParser(
                            new ByteArrayInputStream(("{\"a\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)),
                            new KnownFields());
                    parser.next();
                    parser.next();
                    parser.next();
                    return parser.instant();
                })
                .toOption();
    }
}
