package dev.interventions.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, with operations in the words of a user. */
final class Browser implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern URL = Pattern.compile("\"url\":\"((?:https?|wss?)[^\"]+)\"");

    private final ChromeDriver driver;

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(System.getProperty("browser.binary"));
        // Without a sandbox, since CI runs it as root.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--disable-background-networking", "--disable-component-update", "--no-first-run");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(System.getProperty("browser.driver")))
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(TIMEOUT);
        appear(1440, 1200, "light");
    }

    /** Sets the size of the page, and the preference of colors. */
    void appear(int width, int height, String colors) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
    }

    /** Opens the page, and waits until it is live. */
    void open(URI page) {
        leave();
        logs(LogType.BROWSER);
        logs(LogType.PERFORMANCE);
        driver.get(page.toString());
        await("connection", text -> text.equals("Live"));
        awaitGone("tenant-name", "…");
    }

    /** Leaves the page. */
    void leave() {
        driver.get("about:blank");
    }

    // ---- what it shows ----

    String text(String id) {
        return find(id).getText();
    }

    WebElement find(String id) {
        return driver.findElement(By.id(id));
    }

    /** Waits until the text of this element is as wanted, and returns it. */
    String await(String id, Predicate<String> wanted) {
        return new WebDriverWait(driver, TIMEOUT)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> id + " shows: " + text(id) + "; message: " + text("message") + "; console: "
                        + logs(LogType.BROWSER).toList())
                .until(page -> {
                    String text = text(id);
                    return wanted.test(text) ? text : null;
                });
    }

    String awaitText(String id, String part) {
        return await(id, text -> text.contains(part));
    }

    void awaitGone(String id, String part) {
        await(id, text -> !text.contains(part));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The element that has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    // ---- what a person does ----

    void click(String id) {
        find(id).click();
    }

    void press(String selector) {
        click(By.cssSelector(selector));
    }

    /** Retries: the page may replace an element after it was found, and then the click has no effect. */
    private void click(By element) {
        new WebDriverWait(driver, TIMEOUT)
                .ignoring(StaleElementReferenceException.class)
                .until(page -> {
                    page.findElement(element).click();
                    return true;
                });
    }

    void act(String act) {
        press("[data-act=" + act + "]");
    }

    void choose(String interventionId) {
        awaitText("rows", interventionId);
        click(By.linkText(interventionId));
        awaitText("detail-title", interventionId);
        awaitText("timeline", "Opened");
    }

    /** Replaces the text of a field. */
    void fill(String id, String text) {
        find(id).clear();
        find(id).sendKeys(text);
    }

    void select(String id, String visibleText) {
        find(id).findElements(By.tagName("option")).stream()
                .filter(option -> option.getText().equals(visibleText))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no option " + visibleText + " in " + text(id)))
                .click();
    }

    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until the element of this selector has the focus. */
    void tabTo(String selector) {
        for (int presses = 0; presses < 100; presses++) {
            type(Keys.TAB);
            if ((Boolean) run("return document.activeElement.matches(arguments[0])", selector)) {
                return;
            }
        }
        throw new AssertionError("Tab doesn't reach " + selector);
    }

    // ---- console, requests and accessibility ----

    /** The messages in the console since the page was opened. */
    Stream<String> console() {
        return logs(LogType.BROWSER);
    }

    /** The addresses of all requests since the page was opened, or since this was called. */
    List<String> requested() {
        return logs(LogType.PERFORMANCE)
                .filter(event -> event.contains("Network.requestWillBeSent\""))
                .flatMap(event -> URL.matcher(event).results().map(found -> found.group(1)))
                .toList();
    }

    private Stream<String> logs(String type) {
        return driver.manage().logs().get(type).getAll().stream().map(LogEntry::getMessage);
    }

    /** Asserts that axe-core finds no violation in the page as it is now. */
    void assertAccessible() {
        run(axe());
        Object found = driver.executeAsyncScript(
                "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(result => done("
                        + "result.violations.map(one => `${one.id}: ${one.help}: ` + one.nodes.map(node => `${node.target} "
                        + "${node.any.map(check => check.message)}`).join('; '))))");
        assertThat((List<?>) found).isEmpty();
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
