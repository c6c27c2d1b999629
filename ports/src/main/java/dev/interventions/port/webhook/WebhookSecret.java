package dev.interventions.port.webhook;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The secret that proves to a receiver that a request comes from the platform. The platform sends it as plain text in the header {@code
 * X-Dimelo-Secret}. No message and no {@code toString} shows it.
 */
public final class WebhookSecret {

    private static final int MAX_LENGTH = 255;

    private final String value;

    private WebhookSecret(String value) {
        this.value = value;
    }

    /**
     * The secret with this text.
     *
     * @throws IllegalArgumentException if it is blank, has a character that isn't printable ASCII, begins or ends with a space, or has
     *     more than 255 characters
     */
    public static WebhookSecret of(String value) {
        requireNonNull(value, "value");
        boolean isSendable = value.chars().allMatch(character -> character >= ' ' && character <= '~')
                && value.equals(value.strip());
        if (value.isBlank() || !isSendable || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a webhook's secret must have 1 to " + MAX_LENGTH
                    + " characters, all printable ASCII, without a space at its beginning or end");
        }
        return new WebhookSecret(value);
    }

    /** The secret itself. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebhookSecret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "[secret]";
    }
}
