package dev.interventions.browser;

import static dev.interventions.browser.InspectorScenario.ALICE;
import static dev.interventions.browser.InspectorScenario.CARLA;
import static dev.interventions.browser.InspectorScenario.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import io.vavr.collection.List;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class LiveTest extends PageTest {

    @Test
    void a_request_to_the_api_appears_with_its_effect() {
        ContentId message = scenario.world.customerMessage(THREAD, CARLA);
        browser.open(scenario.page());
        browser.awaitText("no-requests", "No request");

        scenario.api("POST", "/interventions?content_id=" + message.value());

        browser.awaitText("rows", "carla");
        assertThat(browser.text("rows")).contains("active", "alice");
        browser.awaitText("request-rows", "POST /1.0/interventions content_id=" + message.value());
        assertThat(browser.text("request-rows")).contains("alice", "200", "ms");
        assertThat(browser.text("open")).isEqualTo("1");
        browser.awaitText("used", "1");
        assertThat(browser.text("limit")).isEqualTo("of 500");
    }

    @Test
    void a_change_by_the_embedding_program_appears() {
        InterventionId id = scenario.replied();
        browser.open(scenario.page());
        browser.awaitText("rows", "active");

        scenario.world.as(ALICE).close(id).get();
        scenario.world.advance(Duration.ofHours(50));

        browser.awaitText("rows", "closed");
        browser.awaitText("rows", "2 d 2 h");
        assertThat(browser.text("closed")).isEqualTo("1");
    }

    @Test
    void the_timeline_shows_what_happened_in_order() {
        InterventionId id = scenario.openedFor(CARLA);
        browser.open(scenario.page());
        browser.choose(id.value());

        scenario.control("POST", "agent_replies?user_id=alice&intervention_id=" + id.value());
        scenario.api("PUT", "/interventions/" + id.value() + "/update_categories?category_ids[]=late");
        scenario.api("PUT", "/interventions/" + id.value() + "/close");
        scenario.control("POST", "customer_messages?thread_id=order-4711&identity_id=carla");

        browser.awaitText("timeline", "Reopened");
        assertThat(List.of(browser.text("timeline").split("\n"))
                        .filter(line -> !line.startsWith("2024"))
                        .map(line -> line.replaceAll(" \\(.*\\)", "")))
                .containsExactly(
                        "Opened by alice on: carla wrote",
                        "alice replied",
                        "Categories: late",
                        "Closed",
                        "carla wrote",
                        "Reopened");
        browser.awaitText("own-requests", "PUT close by alice, applied");
    }

    @Test
    void one_that_was_cancelled_stays_in_view_with_its_timeline() {
        InterventionId id = scenario.opened();
        browser.open(scenario.page());
        browser.choose(id.value());

        scenario.api("DELETE", "/interventions/" + id.value() + "/cancel");

        browser.awaitText("timeline", "Cancelled");
        assertThat(browser.text("detail-gone")).contains("no longer exists");
        browser.awaitText("no-rows", "no such intervention");
    }

    @Test
    void thousands_of_interventions_are_shown_page_by_page() {
        for (int number = 0; number < 3000; number++) {
            scenario.opened();
        }
        browser.open(scenario.page());

        browser.awaitText("range", "1 to 50 of 3000");
        assertThat(browser.run("return document.querySelectorAll('#rows tr').length"))
                .isEqualTo(50L);
        browser.click("next");
        browser.awaitText("range", "51 to 100 of 3000");
        scenario.opened();
        browser.awaitText("range", "51 to 100 of 3001");
        browser.select("filter-status", "closed");
        browser.awaitText("no-rows", "no such intervention");
        assertThat(browser.text("range")).isEqualTo("0");
    }

    @Test
    void the_page_reconnects_when_the_emulator_is_restarted() {
        EmulatorSettings settings = EmulatorSettings.defaults().withPort(freePort());
        InspectorScenario restarted = new InspectorScenario(settings);
        browser.open(restarted.page());

        restarted.close();
        browser.awaitText("connection", "Not connected");
        restarted.opened();
        try (EngageEmulator again = EngageEmulator.start(restarted.world, settings)) {
            assertThat(again.journal()).isEmpty();
            browser.await("connection", text -> text.equals("Live"));
            browser.awaitText("rows", "active");
            browser.leave();
        }
    }

    /** The system gives other ports to clients, and to servers that ask for any; so none of these takes it while the emulator is down. */
    private static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.getLocalPort();
        } catch (IOException inUse) {
            return freePort();
        }
    }

    @Test
    void a_token_shows_its_tenant_and_is_in_no_address() {
        scenario.opened();
        InspectorScenario other = new InspectorScenario();
        InterventionId theirs = other.openedFor(CARLA);
        String token = scenario.emulator.addTenant("suite-1", other.world).tokenOf(ALICE);
        browser.open(scenario.page());

        browser.press("#tenant summary");
        browser.awaitText("tenants", "main, suite-1");
        browser.fill("token", token);
        browser.press("#tenant-form [type=submit]");

        browser.awaitText("tenant-name", "suite-1");
        browser.awaitText("rows", "carla");
        browser.choose(theirs.value());
        browser.act("reply");
        browser.awaitText("message", "Replied");
        assertThat(other.get(theirs).body()).contains("\"user_replies_count\":1");
        assertThat(browser.requested()).isNotEmpty().noneMatch(url -> url.contains("alice") || url.contains("token"));
        browser.press("#tenant summary");
        browser.click("main-tenant");
        browser.awaitText("tenant-name", "main");
        other.close();
    }
}
