package dev.interventions.domain;

import io.vavr.control.Option;
import java.net.URI;

/** A webhook of an account, as far as the rules on webhooks ({@link Subscribing}) depend on it. */
public interface RegisteredWebhook {

    /** Its id. */
    WebhookId id();

    /** The user to whose access tokens it belongs; nobody if it wasn't created by a user. */
    Option<UserId> owner();

    /** The address that events are posted to. */
    URI url();

    /** Whether events are posted. */
    boolean active();

    /** Whether it is for the staging environment. */
    boolean stagingUse();
}
