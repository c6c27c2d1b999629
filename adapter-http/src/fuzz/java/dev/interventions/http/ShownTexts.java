package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Checks texts that are shown to people. */
public final class ShownTexts {

    private static final int MAX_LENGTH = 450;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private ShownTexts() {}

    public static void assertSafeToShow(String text, String secret) {
        assertThat(text).isNotBlank().hasSizeLessThan(MAX_LENGTH);
        assertThat(UNPRINTABLE.matcher(text).find()).as(text).isFalse();
        assertThat(text.contains(secret)).as("it shows the secret").isFalse();
    }
}
