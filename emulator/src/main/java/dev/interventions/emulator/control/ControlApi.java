package dev.interventions.emulator.control;

import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.Json;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The control API: changes the world over HTTP in ways that the emulated API can't. It is not part of the emulated service, and is outside
 * its base path. A request with a token acts on the world of the token's tenant; one without, on the world of the main tenant.
 */
public final class ControlApi {

    private static final String PATH = "/_emulator";
    private static final String DESCRIPTION = "/dev/interventions/emulator/openapi.yaml";
    private static final Set<String> DOCUMENTS =
            HashSet.of(PATH + "/state", PATH + "/tenants", PATH + "/conversations");
    private static final int MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;

    private final ControlledWorld controlled;
    private final TenantRegistry tenants;

    public ControlApi(ControlledWorld controlled, TenantRegistry tenants) {
        this.controlled = controlled;
        this.tenants = tenants;
    }

    /** Its routes, and other routes that handle tokens in the same way. */
    public Seq<Route> routesWith(Seq<Route> others) {
        return Vector.of(
                        new Route(
                                "GET",
                                PATH + "/health",
                                request -> Response.ok(
                                        Json.object().add("status", "ready").build())),
                        new Route(
                                "GET",
                                PATH + "/openapi.yaml",
                                request -> new Response.Text(Response.OK, "application/yaml", description())))
                .appendAll(new ConversationApi(controlled).routes(PATH))
                .appendAll(new ConditionsApi(controlled).routes(PATH))
                .appendAll(new StateApi(controlled).routes(PATH))
                .appendAll(new WebhookControlApi(controlled.webhooks()).routes(PATH))
                .appendAll(new TenantsApi(tenants).routes(PATH))
                .appendAll(others)
                .map(route -> new Route(route.method(), route.segments(), known(route.endpoint())));
    }

    /** Refuses an unknown token: otherwise a mistyped token would change the world of the main tenant. */
    private Route.Endpoint known(Route.Endpoint endpoint) {
        return request -> request.token()
                        .forAll(token -> controlled.tokens().userOf(token).isDefined())
                ? endpoint.response(request)
                : Response.error(ErrorKind.UNAUTHORIZED, "no user has this token; send none to use the main tenant");
    }

    /** Whether this path belongs to the control API or is that of the inspector's page, even if it is unknown. */
    public static boolean isAt(String rawPath) {
        return rawPath.equals("/") || rawPath.equals(PATH) || rawPath.startsWith(PATH + "/");
    }

    /** Whether the body of a request to this path is a document rather than parameters. */
    public static boolean takesDocument(String rawPath) {
        return DOCUMENTS.contains(rawPath);
    }

    /** The maximum size of the body of a request to this path. */
    public static int maxBodyBytes(String rawPath) {
        return takesDocument(rawPath) ? MAX_DOCUMENT_BYTES : ApiRequest.MAX_BODY_BYTES;
    }

    private static String description() {
        try (InputStream file = ControlApi.class.getResourceAsStream(DESCRIPTION)) {
            if (file == null) {
                throw new IllegalStateException(DESCRIPTION + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
