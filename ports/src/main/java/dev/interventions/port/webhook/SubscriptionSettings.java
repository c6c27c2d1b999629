package dev.interventions.port.webhook;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.control.Option;
import java.net.URI;

/** The requested settings of a webhook. Immutable; no {@code toString} shows a secret. */
public final class SubscriptionSettings {

    private final URI url;
    private final SortedSet<String> eventTypes;
    private final boolean active;
    private final Option<String> name;
    private final Option<WebhookSecret> secret;
    private final Option<WebhookSecret> verifyToken;

    private SubscriptionSettings(
            URI url,
            SortedSet<String> eventTypes,
            boolean active,
            Option<String> name,
            Option<WebhookSecret> secret,
            Option<WebhookSecret> verifyToken) {
        this.url = url;
        this.eventTypes = eventTypes;
        this.active = active;
        this.name = name;
        this.secret = secret;
        this.verifyToken = verifyToken;
    }

    /**
     * An active webhook to this URL for these types of events, such as {@code intervention.closed}.
     *
     * @throws IllegalArgumentException if the URL is not an absolute one of http or https, or a type is blank
     */
    public static SubscriptionSettings of(URI url, String firstType, String... otherTypes) {
        return of(url, List.of(otherTypes).prepend(firstType).toSet());
    }

    /**
     * The same for a set of types.
     *
     * @throws IllegalArgumentException if the URL is not an absolute one of http or https, there is no type, or one is blank
     */
    public static SubscriptionSettings of(URI url, Set<String> eventTypes) {
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new IllegalArgumentException("the URL of a webhook must be an absolute one of http or https");
        }
        if (eventTypes.isEmpty() || eventTypes.exists(String::isBlank)) {
            throw new IllegalArgumentException("a webhook must have at least one type of event, and none may be blank");
        }
        return new SubscriptionSettings(
                url, TreeSet.ofAll(eventTypes), true, Option.none(), Option.none(), Option.none());
    }

    /** The same with this secret. Without one, a webhook keeps its current secret. */
    public SubscriptionSettings withSecret(WebhookSecret newSecret) {
        return new SubscriptionSettings(
                url, eventTypes, active, name, Option.some(requireNonNull(newSecret, "secret")), verifyToken);
    }

    /** The same with a token that the handshake shows to the receiver. Without one, the service creates one. */
    public SubscriptionSettings withVerifyToken(WebhookSecret newToken) {
        return new SubscriptionSettings(
                url, eventTypes, active, name, secret, Option.some(requireNonNull(newToken, "verifyToken")));
    }

    /** The same with a name, by which people distinguish webhooks. */
    public SubscriptionSettings withName(String newName) {
        return new SubscriptionSettings(
                url, eventTypes, active, Option.some(requireNonNull(newName, "name")), secret, verifyToken);
    }

    /** The same, where events are posted only if this is true. */
    public SubscriptionSettings withActive(boolean newActive) {
        return new SubscriptionSettings(url, eventTypes, newActive, name, secret, verifyToken);
    }

    /** The address that events are posted to. */
    public URI url() {
        return url;
    }

    /** The types of the events that are posted, in alphabetical order. */
    public SortedSet<String> eventTypes() {
        return eventTypes;
    }

    /** Whether events are posted. */
    public boolean active() {
        return active;
    }

    /** Its name. */
    public Option<String> name() {
        return name;
    }

    /** Its secret. */
    public Option<WebhookSecret> secret() {
        return secret;
    }

    /** The token that the handshake shows to the receiver. */
    public Option<WebhookSecret> verifyToken() {
        return verifyToken;
    }

    /** Whether there are settings that the service doesn't show, so that nobody can see whether they are set. */
    public boolean hasHiddenParts() {
        return secret.isDefined() || verifyToken.isDefined() || name.isDefined();
    }

    /** Without secrets: of the URL, only the scheme, the host and the port. */
    @Override
    public String toString() {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return "webhook to " + url.getScheme() + "://" + url.getHost() + port + " for " + eventTypes.mkString(", ");
    }
}
