package com.example.care;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cdi.Account;
import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;

/** Starts the application and calls it over HTTP; the service is an emulator. */
@QuarkusTest
@QuarkusTestResource(EmulatedService.class)
class CareApplicationTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    EmulatedService service;

    @TestHTTPResource
    URI application;

    @Inject
    @Account("support")
    Interventions ofSupport;

    @Test
    void lists_interventions() throws Exception {
        InterventionId open = service.openIntervention();

        HttpResponse<String> response = get("interventions");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("{\"id\":\"" + open.value() + "\",\"closed\":false}");
    }

    @Test
    void closes_an_intervention() throws Exception {
        InterventionId replied = service.openIntervention();
        service.world().agentReply(service.agent(), replied);

        HttpResponse<String> response = close(replied.value());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(service.world().as(service.agent()).get(replied).get().isClosed())
                .isTrue();
    }

    @Test
    void a_refusal_is_a_problem_detail() throws Exception {
        HttpResponse<String> response = close(service.openIntervention().value());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"error\":\"NotAllowed\"", "CLOSE-2");
    }

    @Test
    void an_unknown_intervention_is_not_found() throws Exception {
        assertThat(close("unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void a_bean_of_the_application_changes_the_settings() throws Exception {
        get("interventions");

        assertThat(service.lastRequest().headers().get("x-desk")).containsExactly("support");
    }

    @Test
    void another_account_is_injected_by_its_name() {
        InterventionId open = service.openIntervention();

        assertThat(ofSupport.get(open).get().id()).isEqualTo(open);
    }

    @Test
    void health_shows_the_client() throws Exception {
        HttpResponse<String> response = get("q/health/ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().replace(" ", ""))
                .contains("\"name\":\"interventions\"", "\"maxConnections\":20", "\"support.maxConnections\":20");
    }

    @Test
    void metrics_show_the_client_and_its_calls() throws Exception {
        get("interventions");

        assertThat(get("q/metrics").body())
                .contains("interventions_connections_max{account=\"default\"} 20.0")
                .contains("interventions_operation_seconds_count{")
                .contains("interventions_attempt_seconds_count{");
    }

    @Test
    void the_libraries_have_the_versions_that_quarkus_pins() {
        VersionInfo httpClient = VersionInfo.loadVersionInfo("org.apache.hc.client5", getClass().getClassLoader());
        assertThat(httpClient.getRelease()).isEqualTo(System.getProperty("pinned.httpclient5"));
        assertThat(jarOf(org.eclipse.yasson.YassonJsonb.class)).contains("yasson-" + System.getProperty("pinned.yasson"));
        assertThat(jarOf(org.eclipse.parsson.JsonProviderImpl.class))
                .contains("parsson-" + System.getProperty("pinned.parsson"));
        assertThat(jarOf(Test.class)).contains("junit-jupiter-api-" + System.getProperty("pinned.junit"));
    }

    private static String jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> close(String id) throws IOException, InterruptedException {
        return send(request("interventions/" + id + "/close").POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(application.resolve(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
