package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What holds for every text that people are shown. */
final class ShownTexts {

    private static final int LONGEST = 450;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private ShownTexts() {}

    static void assertFit(String text, String secret) {
        assertThat(text).isNotBlank().hasSizeLessThan(LONGEST);
        assertThat(UNFIT.matcher(text).find()).as(text).isFalse();
        assertThat(text.contains(secret)).as("it shows the secret").isFalse();
    }
}
