package dev.interventions.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests with one browser, and a new emulator for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageTest {

    Browser browser;
    InspectorScenario scenario;

    @BeforeAll
    void startBrowser() {
        browser = new Browser();
    }

    @BeforeEach
    void startEmulator() {
        scenario = new InspectorScenario();
    }

    @AfterEach
    void stopEmulator() {
        browser.leave();
        scenario.close();
    }

    @AfterAll
    void stopBrowser() {
        browser.close();
    }
}
