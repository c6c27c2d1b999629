package dev.interventions.benchmarks.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a test suite does with the emulator: it adds a tenant, in which customers write and agents work with all operations, and removes
 * it. So what the emulator keeps in memory is bounded, however long suites run.
 */
final class SuiteClient {

    /** How many requests {@link #run} sends for each customer. */
    static final int REQUESTS_IN_CASE = 19;

    private static final int CASES = 20;
    private static final String TOKEN = "susan-token";
    private static final Pattern ID = Pattern.compile("\"(?:id|content_id)\":\"([^\"]+)\"");

    private final HttpClient http;
    private final URI server;
    private final String tenant;
    private final LongAdder requests;

    /**
     * A client.
     *
     * @param tenant the name of its tenants
     * @param requests counts the requests that were responded to as expected
     */
    SuiteClient(HttpClient http, URI server, String tenant, LongAdder requests) {
        this.http = http;
        this.server = server;
        this.tenant = tenant;
        this.requests = requests;
    }

    /** A seed file with the customers of a suite. */
    static String seed() {
        return """
                {"now":"2024-05-21T09:00:00Z","sources":[{"id":"chat"}],
                "users":[{"id":"susan","token":"susan-token","permissions":["update_intervention"],"reads":["chat"]},
                {"id":"bob","reads":["chat"]}],
                "threads":[{"id":"order-4711","source_id":"chat"}],
                "identities":[{"id":"chris"},%s]}
                """.formatted(IntStream.range(0, CASES)
                .mapToObj(number -> "{\"id\":\"customer-" + number + "\"}")
                .collect(Collectors.joining(",")));
    }

    /** Runs one suite, with a pause after each case. */
    void run(Duration pause) throws IOException, InterruptedException {
        send(TOKEN, "POST", "/_emulator/tenants?name=" + tenant, 200);
        for (int number = 0; number < CASES; number++) {
            handleCase("customer-" + number);
            Thread.sleep(pause.toMillis());
        }
        send("GET", "/_emulator/journal", 200);
        send(TOKEN, "DELETE", "/_emulator/tenants?name=" + tenant, 200);
    }

    /** A customer's message from its arrival to its close, and another one that is cancelled. */
    private void handleCase(String customer) throws IOException, InterruptedException {
        String id = opened(customer);
        send("GET", "/1.0/interventions/" + id, 200);
        send("PUT", "/1.0/interventions/" + id + "/close", 403);
        send("PUT", "/1.0/interventions/" + id + "/update_categories?category_ids[]=late&category_ids[]=gift", 200);
        send("PUT", "/1.0/interventions/" + id + "?custom_field_values[order]=4711", 200);
        send("PUT", "/1.0/interventions/" + id + "/reassign?user_id=bob", 200);
        send("POST", "/_emulator/comments?intervention_id=" + id + "&user_id=bob", 200);
        send("POST", "/_emulator/deferrals?intervention_id=" + id + "&until=2044-05-22T08:00:00Z", 200);
        send("DELETE", "/_emulator/deferrals?intervention_id=" + id, 200);
        send("POST", "/_emulator/clock?seconds=90", 200);
        send("POST", "/_emulator/agent_replies?intervention_id=" + id + "&user_id=bob", 200);
        send("PUT", "/1.0/interventions/" + id + "/close", 200);
        send("GET", "/1.0/interventions?limit=150&status=closed", 200);

        String mistake = opened("chris");
        send("GET", "/1.0/interventions?sort=updated_at", 200);
        send("DELETE", "/1.0/interventions/" + mistake + "/cancel", 200);
        send("GET", "/1.0/interventions/" + mistake, 404);
    }

    private String opened(String customer) throws IOException, InterruptedException {
        String message = send("POST", "/_emulator/customer_messages?thread_id=order-4711&identity_id=" + customer, 200);
        return idIn(send("POST", "/1.0/interventions?content_id=" + idIn(message), 200));
    }

    private String send(String method, String target, int expected) throws IOException, InterruptedException {
        return send(tenant + "." + TOKEN, method, target, expected);
    }

    private String send(String token, String method, String target, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        server.resolve(target.replace("[", "%5B").replace("]", "%5D")))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(
                    method + " " + target + ": " + response.statusCode() + " " + response.body());
        }
        requests.increment();
        return response.body();
    }

    private static String idIn(String body) {
        Matcher id = ID.matcher(body);
        if (!id.find()) {
            throw new IllegalStateException("no id in " + body);
        }
        return id.group(1);
    }
}
