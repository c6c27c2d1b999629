package dev.interventions.browser;

import static dev.interventions.browser.InspectorScenario.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.emulator.EmulatorSettings;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Takes pictures of the page with typical content, for the documents and for a visual check after a change. */
class ScreenshotTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Path DOCUMENTED = Path.of("..", "docs", "inspector.png");

    @Test
    void the_documented_picture_and_those_of_dark_mode_and_of_a_phone_can_be_made() throws IOException {
        try (InspectorScenario scenario =
                        new InspectorScenario(EmulatorSettings.defaults().withRequestsPerMinute(40));
                Browser browser = new Browser()) {
            browser.open(scenario.page());
            String chosen = work(scenario, browser);
            browser.choose(chosen);
            browser.awaitText("timeline", "Deferred");
            browser.run("document.activeElement.blur()");

            Files.createDirectories(PICTURES);
            browser.appear(1360, 1120, "light");
            save(browser, PICTURES.resolve("light.png"));
            if (Boolean.getBoolean("interventions.pages.write")) {
                save(browser, DOCUMENTED);
            }
            browser.appear(1360, 1180, "dark");
            save(browser, PICTURES.resolve("dark.png"));
            browser.appear(360, 2600, "light");
            save(browser, PICTURES.resolve("phone.png"));
        }
    }

    /** Fills the world with typical content step by step, and returns the id of the intervention to show. */
    private static String work(InspectorScenario scenario, Browser browser) {
        String chosen = "";
        String[] names = {"carla", "chris", "paula", "ravi", "mei", "jonas", "aisha", "tom"};
        for (int customer = 0; customer < names.length; customer++) {
            IdentityId id = IdentityId.of(names[customer]);
            scenario.world.addCustomer(id, Option.none());
            InterventionId intervention = scenario.openedFor(id);
            pass(scenario, 47 + customer * 31);
            scenario.api(
                    "PUT",
                    path(intervention) + "/update_categories?category_ids[]="
                            + (customer % 2 == 0 ? "delivery&category_ids[]=late" : "invoice"));
            scenario.api("PUT", path(intervention) + "/close");
            if (customer % 4 != 3) {
                pass(scenario, 95);
                scenario.control("POST", "agent_replies?user_id=alice&intervention_id=" + intervention.value());
            }
            if (customer % 3 == 1) {
                pass(scenario, 20);
                scenario.api("PUT", path(intervention) + "/close");
            }
            if (customer % 4 == 2) {
                pass(scenario, 130);
                scenario.api("PUT", path(intervention) + "/reassign?user_id=" + BOB.value());
                pass(scenario, 610);
                scenario.control("POST", "customer_messages?thread_id=order-4711&identity_id=" + id.value());
                pass(scenario, 45);
                scenario.world.defer(intervention, scenario.world.now().plus(Duration.ofHours(20)));
                chosen = intervention.value();
            }
            browser.awaitText("rows", intervention.value());
        }
        for (int reads = 0; reads < 14; reads++) {
            scenario.api("GET", "/interventions?status=active");
        }
        String path = path(InterventionId.of(chosen));
        scenario.api("GET", path);
        scenario.api("PUT", path + "/update_categories?category_ids[]=delivery&category_ids[]=refund");
        scenario.api("POST", "/interventions?content_id=unknown");
        scenario.api("GET", "/interventions?status=deferred&limit=150");
        scenario.control("POST", "faults?operation=reassign&status=503");
        scenario.api("PUT", path + "/reassign?user_id=alice");
        scenario.api("PUT", path + "/reassign?user_id=alice");
        scenario.api("PUT", path + "/reassign?user_id=bob");
        browser.awaitText("request-rows", "user_id=bob");
        return chosen;
    }

    private static void pass(InspectorScenario scenario, int seconds) {
        scenario.world.advance(Duration.ofSeconds(seconds));
    }

    private static String path(InterventionId id) {
        return "/interventions/" + id.value();
    }

    private static void save(Browser browser, Path file) throws IOException {
        Files.write(file, browser.screenshot());

        assertThat(Files.size(file)).isBetween(20_000L, 400_000L);
    }
}
