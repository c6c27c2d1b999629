package dev.interventions.webhooks;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that are valid in the header {@value WebhookRequest#SECRET_HEADER}. To replace a secret, accept both, change the
 * subscription, then accept the new one alone. Immutable and thread-safe.
 *
 * <p>The platform sends the secret itself and no signature, so anybody who sees a request can forge others. Use TLS.
 */
public final class WebhookSecrets {

    /** Of a secret, at the platform. */
    private static final int MAX_LENGTH = 255;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final List<byte[]> digests;

    private WebhookSecrets(List<String> secrets) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
        digests = secrets.map(this::digest);
    }

    /**
     * One secret.
     *
     * @throws IllegalArgumentException if it isn't 1 to 255 visible ASCII characters, which is what the platform accepts
     */
    public static WebhookSecrets of(String secret) {
        return new WebhookSecrets(List.of(checked(secret)));
    }

    /**
     * Two secrets, either of which is valid.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static WebhookSecrets of(String secret, String previous) {
        return new WebhookSecrets(List.of(checked(secret), checked(previous)));
    }

    /** Accepts every request, for subscriptions without a secret. Anybody who knows the address can send events. */
    public static WebhookSecrets notVerified() {
        return new WebhookSecrets(List.empty());
    }

    private static String checked(String secret) {
        if (requireNonNull(secret, "secret").isEmpty()
                || secret.length() > MAX_LENGTH
                || !secret.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new IllegalArgumentException("the secret of a webhook must be 1 to " + MAX_LENGTH
                    + " visible ASCII characters, but this one isn't");
        }
        return secret;
    }

    /**
     * Whether a request with this secret is valid. The time depends on the length of the given text only: all valid secrets are compared,
     * by digests under a random key, and each digest to its end.
     */
    boolean accept(Option<String> given) {
        if (digests.isEmpty()) {
            return true;
        }
        byte[] digest = digest(given.getOrElse(""));
        boolean accepted = false;
        for (byte[] valid : digests) {
            accepted |= MessageDigest.isEqual(valid, digest);
        }
        return accepted;
    }

    private byte[] digest(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    /** How many secrets are valid. */
    @Override
    public String toString() {
        return "WebhookSecrets[" + digests.size() + " valid]";
    }
}
