package dev.interventions.browser;

import static dev.interventions.browser.InspectorScenario.CARLA;
import static dev.interventions.browser.InspectorScenario.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page is usable with the keyboard, on small screens, in dark mode, and with any content. */
class AccessibilityTest extends PageTest {

    private static final String MARKUP = "<script>window.broken=1</script><img src=x onerror=window.broken=1>";

    @AfterEach
    void desktop() {
        browser.appear(1440, 1200, "light");
    }

    @Test
    void everything_can_be_done_with_the_keyboard_alone() {
        browser.open(scenario.page());
        browser.awaitText("opener", "alice");

        browser.tabTo("#thread");
        browser.type("order-4711");
        browser.tabTo("#customer");
        browser.type("carla");
        browser.tabTo("#opener");
        browser.type("alice");
        browser.type(Keys.ENTER);
        browser.tabTo("#write [type=submit]");
        browser.type(Keys.ENTER);
        browser.awaitText("message", "alice opened");
        browser.awaitText("timeline", "Opened by alice");
        browser.tabTo("[data-act=reply]");
        browser.type(Keys.SPACE);
        browser.awaitText("message", "Replied");
        browser.tabTo("[data-act=close]");
        browser.type(Keys.SPACE);
        browser.awaitText("message", "Closed");

        assertThat(scenario.api("GET", "/interventions?status=closed").body()).contains("\"count\":1");
    }

    @Test
    void the_focus_stays_on_an_intervention_while_others_arrive_and_it_changes() {
        InterventionId id = scenario.opened();
        browser.open(scenario.page());
        browser.awaitText("rows", id.value());
        browser.tabTo("#rows a");

        InterventionId newer = scenario.opened();
        scenario.world.agentReply(InspectorScenario.ALICE, id);
        browser.awaitText("rows", newer.value());
        browser.await("rows", text -> text.matches("(?s).*" + id.value() + "\\b[^\\n]*\\b1\\b.*"));

        assertThat(browser.focused().getText()).isEqualTo(id.value());
        browser.type(Keys.ENTER);
        browser.awaitText("detail-title", id.value());
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("detail");
    }

    @Test
    void the_first_stop_of_the_keyboard_skips_to_the_interventions() {
        browser.open(scenario.page());

        browser.type(Keys.TAB);
        browser.type(Keys.ENTER);

        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("interventions");
    }

    @Test
    void text_is_never_read_as_markup() {
        IdentityId customer = IdentityId.of("<script>window.broken=1<script>");
        scenario.world.addCustomer(customer, Option.none());
        InterventionId id = scenario.openedFor(customer);
        scenario.world
                .as(InspectorScenario.ALICE)
                .categorize(id, HashSet.of(CategoryId.of("<b>late<b>")))
                .get();
        scenario.world
                .as(InspectorScenario.ALICE)
                .updateCustomFields(id, HashMap.of("<i>note</i>", CustomFieldValue.of(MARKUP)))
                .get();
        browser.open(scenario.page());
        browser.choose(id.value());
        scenario.api("GET", "/interventions?thread_id=%3Cscript%3Ewindow.broken=1%3C/script%3E");

        browser.awaitText("request-rows", "thread_id=<script>window.broken=1</script>");
        browser.awaitText("facts", "<i>note</i> = " + MARKUP);
        browser.awaitText("timeline", customer.value());
        assertThat(browser.text("rows")).contains(customer.value(), "<b>late<b>");
        assertThat(browser.run("return window.broken")).isNull();
        assertThat(browser.run("return document.querySelectorAll('main script, main img, main b, main i').length"))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({"1440,light", "1440,dark", "800,light", "360,light", "360,dark"})
    void axe_finds_nothing_and_nothing_is_wider_than_the_screen(int width, String colors) {
        InterventionId id = content();
        browser.appear(width, 1200, colors);
        browser.open(scenario.page());
        browser.choose(id.value());
        browser.act("close");
        browser.awaitText("message", "CLOSE");
        browser.press("#tenant summary");
        browser.awaitText("tenants", "main");

        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        browser.assertAccessible();
    }

    /** One in each state, one with long ids, a refused request and a fault. */
    private InterventionId content() {
        InterventionId closed = scenario.replied();
        scenario.api("PUT", "/interventions/" + closed.value() + "/close");
        InterventionId deferred = scenario.opened();
        scenario.world.defer(deferred, scenario.world.now().plusSeconds(9000));
        scenario.world.holdLock(deferred);
        IdentityId customer = IdentityId.of("customer-" + "x".repeat(200));
        scenario.world.addCustomer(customer, Option.none());
        InterventionId id = scenario.openedFor(customer);
        scenario.world
                .as(InspectorScenario.ALICE)
                .categorize(id, HashSet.of(CategoryId.of("category-" + "y".repeat(100))))
                .get();
        scenario.api("PUT", "/interventions/" + id.value() + "/close");
        scenario.api("GET", "/interventions?thread_id=" + "z".repeat(300));
        scenario.control("POST", "faults?operation=cancel&status=503");
        scenario.world.customerMessage(THREAD, CARLA);
        return id;
    }

    @Test
    void dark_mode_is_dark_and_light_mode_is_light() {
        browser.open(scenario.page());
        assertThat(lightness()).isGreaterThan(200);
        browser.appear(1440, 1200, "dark");
        assertThat(lightness()).isLessThan(50);
    }

    private long lightness() {
        Object channels =
                browser.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)");
        return ((List<?>) Objects.requireNonNull(channels))
                .stream().mapToLong(channel -> (Long) channel).max().orElseThrow();
    }

    @Test
    void the_console_stays_empty_and_no_request_is_sent_to_another_host() {
        InterventionId id = content();
        browser.open(scenario.page());
        browser.choose(id.value());
        browser.act("reply");
        browser.awaitText("message", "Replied");
        browser.act("close");
        browser.awaitText("message", "Closed");
        browser.awaitText("request-rows", "close");

        assertThat(browser.requested())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(scenario.page().toString()));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void inline_scripts_do_not_run() {
        browser.open(scenario.page());

        browser.run("const script = document.createElement('script'); script.textContent = 'window.broken = 1';"
                + "document.body.append(script)");

        assertThat(browser.run("return window.broken")).isNull();
        assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
    }
}
