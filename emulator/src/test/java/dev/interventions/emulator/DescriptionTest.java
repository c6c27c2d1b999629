package dev.interventions.emulator;

import static dev.interventions.emulator.EmulatorScenario.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.domain.reference.User;
import dev.interventions.emulator.TestClient.Response;
import dev.interventions.emulator.json.Json;
import dev.interventions.port.Operation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Live traffic against the OpenAPI description that the emulator serves. */
class DescriptionTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final EmulatorScenario scenario = new EmulatorScenario();
    private final String description =
            scenario.controlApi().get("/openapi.yaml").text();
    private final OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                    description)
            .build();
    private final OpenAPI openApi =
            new OpenAPIV3Parser().readContents(description).getOpenAPI();
    private final TestClient root =
            new TestClient(scenario.uri().resolve("/"), scenario.asAgent().token());
    private final Set<String> exercised = new TreeSet<>();

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void all_operations_and_their_errors_are_as_described() {
        scenario.world.permit(scenario.agent, Permission.UPDATE_INTERVENTION);
        scenario.world.freezeClock(scenario.world.now());
        emulatedApi();
        comments();
        bots();
        referenceData();
        conversation();
        conditions();
        webhooks();
        events();
        state();
        inspector();

        assertThat(exercised).isEqualTo(described());
    }

    private void emulatedApi() {
        String content = scenario.message().value();
        InterventionId replied = scenario.replied();
        valid("GET", "1.0/contents/" + content, "", "");
        String closed = one(scenario.closed());
        valid("POST", "1.0/interventions?content_id=" + content, "", "");
        valid("POST", "1.0/interventions", FORM, "content_id=" + otherCustomersMessage());
        valid("GET", "1.0/interventions?limit=2&sort=updated_at&status=opened&identity_id[]=a&identity_id[]=b", "", "");
        valid("GET", "1.0" + one(replied), "", "");
        valid(
                "PUT",
                "1.0" + one(replied),
                JSON,
                "{\"custom_field_values\":{\"order\":4711,\"tags\":[\"a\"],\"gift\":true}}");
        valid("PUT", "1.0" + one(replied) + "/update_categories", FORM, "category_ids[]=a&category_ids[]=b");
        valid("PUT", "1.0" + one(replied) + "/update_categories", JSON, "{\"category_ids\":[\"c\"]}");
        valid("PUT", "1.0" + one(replied) + "/reassign?user_id=" + scenario.agent.value(), "", "");
        valid("PUT", "1.0" + one(replied) + "/close", "", "");
        valid("DELETE", "1.0" + one(scenario.opened()) + "/cancel", "", "");
        validError(403, "PUT", "1.0" + closed + "/close");
        validError(403, "DELETE", "1.0" + closed + "/cancel");
        validError(404, "GET", "1.0/interventions/none");
        validError(422, "POST", "1.0/interventions");
        validError(400, "GET", "1.0/interventions?limit=0");
    }

    private void comments() {
        String intervention = "intervention_id=" + scenario.closed().value();
        String comment = "1.0/intervention_comments/"
                + valid("POST", "1.0/intervention_comments", FORM, intervention + "&body=Call+back")
                        .json()
                        .getString("id");
        valid(
                "GET",
                "1.0/intervention_comments?thread_id=t&user_id=u&identity_id=i&offset=0&limit=5&" + intervention,
                "",
                "");
        valid("GET", "1.0/intervention_comments", "", "");
        valid("GET", comment, "", "");
        valid("DELETE", comment, "", "");
        validError(404, "GET", comment);
        validError(404, "DELETE", comment);
        validError(422, "POST", "1.0/intervention_comments");
        validError(400, "GET", "1.0/intervention_comments?limit=0");
    }

    private void bots() {
        String message = "content_id=" + otherCustomersMessage();
        String replied = "intervention_id=" + scenario.replied().value();
        String other = scenario.replied().value();
        valid("POST", "1.0/bots/engage", FORM, message);
        valid("POST", "1.0/bots/complete?close_thread=true&thread_category_ids[]=a&" + replied, "", "");
        valid("POST", "1.0/bots/complete", JSON, "{\"intervention_id\":\"" + other + "\",\"close_thread\":false}");
        valid("POST", "1.0/bots/handover", FORM, "from=bot&to=agent&type=engage_virtual_agent&" + replied);
        validError(422, "POST", "1.0/bots/engage");
        validError(422, "POST", "1.0/bots/complete?" + replied);
        validError(422, "POST", "1.0/bots/handover");
    }

    private void referenceData() {
        CategoryId root = CategoryId.of("root");
        scenario.world.addCategory(Category.withId(root).withName("Root").asUnselectable());
        scenario.world.addCategory(Category.withId(CategoryId.of("leaf")).withParent(root));
        scenario.world.addCustomField(CustomFieldDefinition.of("colour", CustomFieldType.SINGLE_CHOICE)
                .withLabel("Colour")
                .withChoices("red", "blue"));
        scenario.world.describe(
                User.withId(scenario.agent).named("Ada", "Lovelace").asEnabled(true));
        valid("GET", "1.0/categories?parent_id=root&ids=leaf&limit=2", "", "");
        valid("GET", "1.0/categories?offset=1", "", "");
        valid("GET", "1.0/custom_fields", "", "");
        valid("GET", "1.0/users", "", "");
        valid("GET", "1.0/content_sources?permission=read", "", "");
        validError(400, "GET", "1.0/categories?limit=0");
    }

    private String otherCustomersMessage() {
        return scenario.world
                .customerMessage(scenario.thread, scenario.world.customer())
                .value();
    }

    private void conversation() {
        String content = "thread_id=" + scenario.thread.value() + "&identity_id=" + scenario.customer.value();
        String intervention = "intervention_id=" + scenario.opened().value();
        String agent = "&user_id=" + scenario.agent.value();
        valid("POST", "_emulator/customer_messages", FORM, content);
        valid("POST", "_emulator/agent_replies?" + intervention + agent, "", "");
        valid("POST", "_emulator/comments", FORM, intervention + agent);
        valid("POST", "_emulator/deferrals", FORM, intervention + "&until=2024-05-22T08:00:00Z");
        valid("GET", "1.0/interventions", "", "");
        valid("DELETE", "_emulator/deferrals?" + intervention, "", "");
        validError(422, "DELETE", "_emulator/deferrals?" + intervention);
        valid(
                "POST",
                "_emulator/conversations",
                JSON,
                "{\"steps\":[{\"after\":60,\"customer_message\":{\"thread_id\":\"t\",\"identity_id\":\"i\"}}]}");
        valid("GET", "_emulator/conversations", "", "");
        valid("DELETE", "_emulator/conversations", "", "");
    }

    private void conditions() {
        String intervention = "intervention_id=" + scenario.opened().value();
        valid("GET", "_emulator/clock", "", "");
        valid("POST", "_emulator/clock", JSON, "{\"seconds\":90,\"frozen\":true}");
        valid("POST", "_emulator/locks", FORM, intervention);
        valid("GET", "_emulator/state", "", "");
        valid("DELETE", "_emulator/locks?" + intervention, "", "");
        valid("POST", "_emulator/faults?operation=close&status=500&html=true&skip=7", "", "");
        valid("POST", "_emulator/faults", JSON, "{\"drop\":\"after\",\"operation\":\"create\"}");
        valid("GET", "_emulator/faults", "", "");
        valid("GET", "_emulator/state", "", "");
        valid("DELETE", "_emulator/faults", "", "");
        validError(422, "POST", "_emulator/clock");
    }

    private void events() {
        valid("GET", "1.0/events?limit=2&offset=0&q=order:%22created_at.asc%22", "", "");
        validError(400, "GET", "1.0/events?q=nothing");
    }

    private void webhooks() {
        String url = "url=http://127.0.0.1:9/hook";
        String webhook = "1.0/webhooks/"
                + valid("POST", "1.0/webhooks", FORM, url + "&registered_events[]=intervention.closed&active=false")
                        .json()
                        .getString("id");
        valid("GET", "1.0/webhooks?limit=2&offset=0", "", "");
        valid("GET", webhook, "", "");
        valid("PUT", webhook, JSON, "{\"name\":\"ours\",\"registered_events\":[\"intervention.opened\"]}");
        valid("GET", "_emulator/webhooks", "", "");
        validError(422, "POST", "1.0/webhooks");
        valid("DELETE", webhook, "", "");
        validError(404, "GET", webhook);
        String other = valid(
                        "POST",
                        "_emulator/webhooks",
                        JSON,
                        "{\"url\":\"http://localhost:9/\",\"registered_events\":[\"intervention.opened\"],\"active\":false}")
                .json()
                .getString("id");
        valid("DELETE", "_emulator/webhooks?id=" + other, "", "");
        valid("GET", "_emulator/deliveries?after=0", "", "");
        valid("POST", "_emulator/delivery_faults", FORM, "shuffle=7&times=3");
        valid("POST", "_emulator/delivery_faults", JSON, "{\"delay\":60,\"skip\":1}");
        valid("GET", "_emulator/delivery_faults", "", "");
        valid("DELETE", "_emulator/delivery_faults", "", "");
        validError(422, "POST", "_emulator/delivery_faults");
    }

    private void state() {
        valid("GET", "_emulator/health", "", "");
        valid("GET", "_emulator/openapi.yaml", "", "");
        valid("GET", "_emulator/journal", "", "");
        valid("GET", "_emulator/journal?after=3", "", "");
        valid("DELETE", "_emulator/journal", "", "");
        String state = valid("GET", "_emulator/state", "", "").text();
        valid("PUT", "_emulator/state", JSON, state);
        valid("POST", "_emulator/tenants?name=copy", JSON, state);
        valid("GET", "_emulator/tenants", "", "");
        valid("DELETE", "_emulator/tenants?name=copy", "", "");
        valid("POST", "_emulator/reset", "", "");
        validError(422, "DELETE", "_emulator/tenants?name=copy");
    }

    private void inspector() {
        String intervention = scenario.opened().value();
        valid("GET", "", "", "");
        valid("GET", "_emulator/inspector/page.css", "", "");
        valid("GET", "_emulator/inspector/page.js", "", "");
        valid("GET", "_emulator/inspector/directory", "", "");
        valid("GET", "_emulator/inspector/interventions?status=active&sort=updated_at", "", "");
        valid("GET", "_emulator/inspector/interventions/" + intervention, "", "");
        validError(404, "GET", "_emulator/inspector/interventions/none");
        validError(400, "GET", "_emulator/inspector/interventions?limit=0");
        try (EventReader events = EventReader.open(scenario.uri().resolve("/"), root.token())) {
            String event = events.next();
            assertThat(messagesOf(report(
                            request("GET", "_emulator/inspector/events", "", ""), 200, events.contentType(), event)))
                    .isEmpty();
            String overview = description.substring(description.indexOf("    Overview:\n"));
            assertThat(Json.readObject(event).get().keySet())
                    .allMatch(field -> overview.contains("        " + field + ": {"));
        }
        exercised.add("GET /_emulator/inspector/events");
    }

    @Test
    void every_route_is_described_and_every_described_operation_is_a_route() {
        Tenants tenants = new Tenants(scenario.world, HashMap.empty(), EmulatorSettings.defaults(), Option.none());

        assertThat(tenants.served(Option.none())
                        .routes()
                        .all()
                        .map(route -> route.method() + " " + route.segments().mkString("/")))
                .containsExactlyInAnyOrderElementsOf(described());
    }

    @Test
    void every_operation_that_a_fault_can_disturb_is_described() {
        Schema<?> operation = openApi.getComponents().getSchemas().get("Operation");

        assertThat(operation.getEnum())
                .map(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Operation.values())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void a_field_that_is_not_described_would_be_found() {
        Response live = root.get("1.0" + one(scenario.opened()));

        assertThat(messagesOf(report(
                        request("GET", "1.0" + one(scenario.opened()), "", ""), live.status(), JSON, live.text())))
                .isEmpty();
        assertThat(messagesOf(report(
                        request("GET", "1.0" + one(scenario.opened()), "", ""),
                        live.status(),
                        JSON,
                        live.text().replace("\"closed\"", "\"shut\""))))
                .contains("shut");
    }

    private Set<String> described() {
        return openApi.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // ---- traffic ----

    /** Sends a request and requires that it and its successful response are as described. */
    private Response valid(String method, String target, String type, String body) {
        Response response = root.send(method, target, type.isEmpty() ? FORM : type, body);
        String responseType = response.headers().firstValue("Content-Type").orElse("");
        ValidationReport report =
                report(request(method, target, type, body), response.status(), responseType, response.text());

        assertThat(messagesOf(report))
                .as("%s %s: %s", method, target, response.text())
                .isEmpty();
        assertThat(response.status())
                .as("%s %s: %s", method, target, response.text())
                .isEqualTo(200);
        exercised.add(method + " " + templateOf(target));
        return response;
    }

    private void validError(int status, String method, String target) {
        Response response = root.send(method, target, FORM, "");
        ValidationReport report = validator.validateResponse(
                "/" + target.split("\\?", 2)[0],
                Request.Method.valueOf(method),
                SimpleResponse.Builder.status(response.status())
                        .withContentType(JSON)
                        .withBody(response.text())
                        .build());

        assertThat(messagesOf(report)).as("%s %s", method, target).isEmpty();
        assertThat(response.status()).as("%s %s", method, target).isEqualTo(status);
    }

    private ValidationReport report(Request request, int status, String type, String text) {
        return validator.validate(
                request,
                SimpleResponse.Builder.status(status)
                        .withContentType(type)
                        .withBody(text)
                        .build());
    }

    private Request request(String method, String target, String type, String body) {
        String[] parts = target.split("\\?", 2);
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method, "/" + parts[0]).withHeader("Authorization", "Bearer " + root.token());
        if (parts.length == 2) {
            pairs(parts[1]).forEach(pair -> request.withQueryParam(pair.get(0), pair.get(1)));
        }
        return type.isEmpty()
                ? request.build()
                : request.withContentType(type).withBody(body).build();
    }

    private static Stream<List<String>> pairs(String query) {
        return Stream.of(query.split("&")).map(pair -> {
            List<String> both = new ArrayList<>();
            for (String part : pair.split("=", 2)) {
                both.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
            }
            return both;
        });
    }

    private static String templateOf(String target) {
        return ("/" + target.split("\\?", 2)[0])
                .replaceFirst("/(interventions|intervention_comments|webhooks|contents)/[^/]+", "/$1/{id}");
    }

    private static String messagesOf(ValidationReport report) {
        return report.hasErrors() ? SimpleValidationReportFormat.getInstance().apply(report) : "";
    }
}
