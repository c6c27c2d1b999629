package dev.interventions.browser;

import static dev.interventions.browser.InspectorScenario.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each button has its effect, which is checked over the API. */
class ActionsTest extends PageTest {

    @Test
    void a_customer_writes_and_an_agent_opens() {
        browser.open(scenario.page());
        browser.awaitText("opener", "alice");

        browser.fill("thread", "order-4711");
        browser.fill("customer", "carla");
        browser.select("opener", "alice");
        browser.press("#write [type=submit]");

        browser.awaitText("message", "alice opened");
        assertThat(scenario.api("GET", "/interventions?identity_id=carla").body())
                .contains("\"count\":1", "\"user_id\":\"alice\"");
        browser.awaitText("timeline", "Opened by alice on: carla wrote");
    }

    @Test
    void a_mistake_is_reported() {
        browser.open(scenario.page());

        browser.fill("thread", "nowhere");
        browser.fill("customer", "carla");
        browser.press("#write [type=submit]");

        browser.awaitText("message", "nowhere");
    }

    @Test
    void an_agent_replies_comments_and_closes() {
        InterventionId id = chosen();

        act("reply", "Replied");
        act("comment", "Commented");
        act("close", "Closed");

        assertThat(scenario.get(id).body())
                .contains("\"user_replies_count\":1", "\"comments_count\":1", "\"closed\":true");
    }

    @Test
    void a_refusal_shows_the_reason_of_the_api() {
        InterventionId id = chosen();

        browser.act("close");

        browser.awaitText("message", "CLOSE-2");
        assertThat(scenario.get(id).body()).contains("\"closed\":false");
    }

    @Test
    void an_agent_categorizes_and_reassigns() {
        InterventionId id = chosen();

        browser.act("categorize");
        browser.awaitText("message", "the value is missing");
        browser.fill("act-value", "late, delivery");
        act("categorize", "Categories set");
        browser.fill("act-value", "bob");
        act("reassign", "Reassigned");

        assertThat(scenario.get(id).body()).contains("\"category_ids\":[\"delivery\",\"late\"]", "\"user_id\":\"bob\"");
    }

    @Test
    void an_agent_cancels() {
        InterventionId id = chosen();

        act("cancel", "Cancelled");

        assertThat(scenario.get(id).status()).isEqualTo(404);
    }

    @Test
    void the_customer_of_a_closed_one_writes_which_reopens_it() {
        InterventionId id = scenario.replied();
        scenario.world.as(ALICE).close(id).get();
        browser.open(scenario.page());
        browser.choose(id.value());

        act("customer", "The customer wrote");

        assertThat(scenario.get(id).body()).contains("\"closed\":false");
    }

    @Test
    void a_deferral_begins_and_ends() {
        scenario.world.freezeClock(Instant.parse("2024-05-21T09:00:00Z"));
        InterventionId id = chosen();

        act("defer", "Deferred");
        assertThat(scenario.get(id).body()).contains("\"deferred_at\":\"2024-05-22T09:00:00Z\"");
        act("undefer", "The deferral ended");
        assertThat(scenario.get(id).body()).doesNotContain("deferred_at");
    }

    @Test
    void a_lock_is_held_and_released() {
        InterventionId id = scenario.replied();
        browser.open(scenario.page());
        browser.choose(id.value());

        act("lock", "The lock is held");
        browser.awaitText("rows", "locked");
        assertThat(scenario.api("PUT", "/interventions/" + id.value() + "/close")
                        .status())
                .isEqualTo(409);
        act("unlock", "The lock is released");
        assertThat(scenario.api("PUT", "/interventions/" + id.value() + "/close")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_clock_is_frozen_advanced_and_resumed() {
        browser.open(scenario.page());

        browser.click("freeze");
        browser.awaitText("clock-state", "Frozen");
        Instant frozen = scenario.world.now();
        browser.press("[data-advance='3600']");
        browser.awaitText("message", "1 h");
        browser.fill("seconds", "75");
        browser.press("#advance-form [type=submit]");
        browser.awaitText("message", "1 min 15 s");

        assertThat(scenario.world.now()).isEqualTo(frozen.plusSeconds(3675));
        browser.click("freeze");
        browser.awaitText("clock-state", "Running");
        assertThat(scenario.world.snapshot().frozenAt()).isEmpty();
    }

    @Test
    void faults_are_planned_used_up_and_forgotten() {
        InterventionId id = scenario.opened();
        browser.open(scenario.page());
        browser.select("operation", "get");
        browser.fill("times", "2");
        browser.press("#plan [type=submit]");
        browser.awaitText("faults", "get: status 503, for 2");

        assertThat(scenario.get(id).status()).isEqualTo(503);
        browser.awaitText("faults", "for 1");
        browser.click("forget");
        browser.awaitText("no-faults", "None is planned");
        assertThat(scenario.get(id).status()).isEqualTo(200);
    }

    @Test
    void the_journal_is_cleared() {
        scenario.api("GET", "/interventions");
        browser.open(scenario.page());
        browser.awaitText("request-rows", "GET /1.0/interventions");

        browser.click("clear-requests");

        browser.awaitText("no-requests", "No request");
        assertThat(scenario.emulator.journal()).isEmpty();
    }

    private InterventionId chosen() {
        InterventionId id = scenario.opened();
        browser.open(scenario.page());
        browser.choose(id.value());
        browser.awaitText("agent", "alice");
        return id;
    }

    private void act(String act, String outcome) {
        browser.act(act);
        browser.awaitText("message", outcome);
    }
}
