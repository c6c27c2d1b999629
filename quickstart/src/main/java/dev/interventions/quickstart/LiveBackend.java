package dev.interventions.quickstart;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.UserId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Scanner;

/**
 * A live account, named by the environment. It is only read, unless {@link #ALLOW_WRITES} is {@code true}; then the
 * environment must also name the messages and the colleague.
 */
final class LiveBackend implements Backend {

    static final String BASE_URI = "INTERVENTIONS_BASE_URI";
    static final String TOKEN = "INTERVENTIONS_TOKEN";
    static final String ALLOW_WRITES = "INTERVENTIONS_ALLOW_WRITES";
    static final String CONTENT_ID = "INTERVENTIONS_CONTENT_ID";
    static final String OTHER_CONTENT_ID = "INTERVENTIONS_OTHER_CONTENT_ID";
    static final String COLLEAGUE_ID = "INTERVENTIONS_COLLEAGUE_ID";

    private final String title;
    private final EngageClient client;
    private final Option<ScenarioOutline> outline;

    private LiveBackend(String title, HttpSettings settings, Option<ScenarioOutline> outline) {
        this.title = title;
        this.client = EngageClient.connect(settings);
        this.outline = outline;
    }

    static boolean isNamedIn(java.util.Map<String, String> environment) {
        return environment.containsKey(BASE_URI) || environment.containsKey(TOKEN);
    }

    /** The account that these variables name. A line of the input confirms that the agent has replied in the web application. */
    static Either<InterventionError, Backend> parse(Map<String, String> environment, InputStream input) {
        String baseUri = environment.getOrElse(BASE_URI, "");
        return HttpSettings.parse(baseUri, environment.getOrElse(TOKEN, ""))
                .mapLeft(error -> invalid(error, "set " + BASE_URI + " and " + TOKEN))
                .flatMap(settings ->
                        outline(environment, input).map(outline -> new LiveBackend(baseUri, settings, outline)));
    }

    private static Either<InterventionError, Option<ScenarioOutline>> outline(
            Map<String, String> environment, InputStream input) {
        if (!environment.get(ALLOW_WRITES).contains("true")) {
            return Either.right(Option.none());
        }
        Scanner lines = new Scanner(input, Charset.defaultCharset());
        return ContentId.parse(environment.get(CONTENT_ID).getOrNull())
                .flatMap(message -> ContentId.parse(
                                environment.get(OTHER_CONTENT_ID).getOrNull())
                        .flatMap(other -> UserId.parse(
                                        environment.get(COLLEAGUE_ID).getOrNull())
                                .map(colleague -> Option.some(
                                        new ScenarioOutline(message, other, colleague, id -> awaitReply(id, lines))))))
                .mapLeft(error -> invalid(
                        error, "to write, set " + CONTENT_ID + ", " + OTHER_CONTENT_ID + " and " + COLLEAGUE_ID));
    }

    private static InterventionError invalid(InterventionError error, String whatToDo) {
        return new InvalidRequest(error.message() + "; " + whatToDo);
    }

    private static void awaitReply(InterventionId intervention, Scanner lines) {
        System.out.println(
                "        Reply in intervention " + intervention.value() + " in the web application, then press Enter.");
        if (lines.hasNextLine()) {
            lines.nextLine();
        }
    }

    @Override
    public String title() {
        return "over HTTP, against " + title + (outline.isEmpty() ? ", reading only" : "");
    }

    @Override
    public Interventions interventions() {
        return client.interventions();
    }

    @Override
    public Option<ScenarioOutline> outline() {
        return outline;
    }

    @Override
    public void close() {
        client.close();
    }
}
