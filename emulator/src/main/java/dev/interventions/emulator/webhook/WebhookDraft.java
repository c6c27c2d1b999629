package dev.interventions.emulator.webhook;

import dev.interventions.emulator.api.Parameters;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The fields of a webhook that a request sets; the others are absent. A blank secret removes the secret. */
record WebhookDraft(
        Option<URI> url,
        Option<String> name,
        Option<Boolean> active,
        Option<Boolean> stagingUse,
        Option<String> verifyToken,
        Option<String> secret,
        Option<SortedSet<String>> events) {

    /** Only names that are never resolved by DNS, whose answer could change after this check. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private static final Pattern EVENT_TYPE = Pattern.compile("[a-z_]+\\.[a-z_]+");
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]*");
    private static final int LONGEST_SECRET = 256;

    /**
     * The draft with these parameters, or what is wrong with them. That text has no values, since they may be secrets.
     *
     * @param allowsRemote whether the URL may be of another machine
     */
    static Either<String, WebhookDraft> parse(Parameters parameters, boolean allowsRemote) {
        try {
            return Either.right(new WebhookDraft(
                    parameters.text("url").map(text -> url(text, allowsRemote)),
                    parameters.text("name"),
                    flag(parameters, "active"),
                    flag(parameters, "staging_use"),
                    parameters.text("verify_token"),
                    secret(parameters),
                    parameters.list("registered_events").map(WebhookDraft::events)));
        } catch (IllegalArgumentException e) {
            return Either.left(String.valueOf(e.getMessage()));
        }
    }

    private static URI url(String text, boolean allowsRemote) {
        URI url = uri(text);
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        require(isHttp && url.getHost() != null && url.getUserInfo() == null, "url must be an http or https URL");
        require(
                allowsRemote || LOOPBACK.matcher(url.getHost()).matches(),
                "url must have the host localhost, 127.0.0.1 or [::1], since the emulator was started without"
                        + " --allow-remote-webhooks");
        return url;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("url must be an http or https URL", e);
        }
    }

    private static Option<Boolean> flag(Parameters parameters, String name) {
        return parameters.text(name).map(text -> {
            require(text.equals("true") || text.equals("false"), name + " must be true or false");
            return text.equals("true");
        });
    }

    private static Option<String> secret(Parameters parameters) {
        return parameters
                .values()
                .get("secret")
                .map(value -> value.texts().headOption().getOrElse("").strip())
                .peek(text -> require(
                        text.length() < LONGEST_SECRET
                                && PRINTABLE_ASCII.matcher(text).matches(),
                        "secret must have fewer than " + LONGEST_SECRET + " characters, all printable ASCII"));
    }

    private static SortedSet<String> events(Seq<String> sent) {
        SortedSet<String> types = TreeSet.ofAll(sent.filter(text -> !text.isBlank()));
        require(!types.isEmpty(), "registered_events[] must have at least one type of event");
        types.forEach(type -> require(
                EVENT_TYPE.matcher(type).matches(), "registered_events[] must be types such as intervention.closed"));
        return types;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
