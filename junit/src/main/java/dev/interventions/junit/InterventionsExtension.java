package dev.interventions.junit;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import java.net.URI;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test its own {@link World} with agents, their interventions and an emulator. It resolves parameters of the test method, of
 * methods that run before or after it, and of the constructor. Use it with {@code @ExtendWith(InterventionsExtension.class)}, or with
 * {@code @RegisterExtension} on a static field to change its settings.
 *
 * <table>
 * <caption>The parameters</caption>
 * <tr><th>parameter</th><th>what it is</th></tr>
 * <tr><td>{@code World world}</td><td>the world, in which it is 2026-01-05T09:00:00Z</td></tr>
 * <tr><td>{@code SourceId source}</td><td>a source that the agents read</td></tr>
 * <tr><td>{@code @Agent UserId agent}</td><td>an agent; {@link Agent#value} distinguishes several</td></tr>
 * <tr><td>{@code Interventions interventions}</td><td>in memory, as the agent {@value Agent#DEFAULT} sees them, or the one of
 *     {@code @Agent}</td></tr>
 * <tr><td>{@code @Emulated URI baseUri}</td><td>where the emulator serves this world over HTTP</td></tr>
 * <tr><td>{@code @Emulated String token}</td><td>the token of the agent {@value Agent#DEFAULT}, or of the one of {@code @Agent}</td></tr>
 * <tr><td>{@code EngageEmulator emulator}</td><td>the emulator itself</td></tr>
 * </table>
 *
 * <p>An emulator is started for the first parameter that needs it, and closed after the test.
 *
 * <p><b>Failures.</b> If a test fails, the extension adds a journal to the failure as a suppressed exception, and publishes it as the
 * report entry {@code interventions}. The journal lists the calls of the injected {@code Interventions}, the requests to the emulator, and
 * which writes took effect. It doesn't include calls of {@link World#as}. The failure of a single dynamic test gets no journal.
 *
 * <p><b>Threads.</b> Tests may run in parallel: they share nothing. JUnit 5.12 or newer, and 6.
 */
public final class InterventionsExtension implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(InterventionsExtension.class);

    private static final String REPORT_ENTRY = "interventions";
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final Supplier<World> worlds;
    private final EmulatorSettings emulatorSettings;

    /** An extension with an empty world for each test, and an emulator with default settings. */
    public InterventionsExtension() {
        this(() -> World.startingAt(START), EmulatorSettings.defaults());
    }

    private InterventionsExtension(Supplier<World> worlds, EmulatorSettings emulatorSettings) {
        this.worlds = worlds;
        this.emulatorSettings = emulatorSettings;
    }

    /** The same with worlds of this supplier. It is called once for each test that needs a world, by the test's thread. */
    public InterventionsExtension withWorld(Supplier<World> newWorlds) {
        return new InterventionsExtension(requireNonNull(newWorlds, "newWorlds"), emulatorSettings);
    }

    /** The same with other settings of the emulator. Its port must be 0, the default, if tests run in parallel. */
    public InterventionsExtension withEmulator(EmulatorSettings settings) {
        return new InterventionsExtension(worlds, requireNonNull(settings, "settings"));
    }

    /** The scope of the test method, so that a constructor gets the world of the test for which it is called. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == World.class
                || type == SourceId.class
                || type == Interventions.class
                || type == EngageEmulator.class
                || (type == UserId.class && parameter.isAnnotated(Agent.class))
                || ((type == URI.class || type == String.class) && parameter.isAnnotated(Emulated.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestWorld test = testWorld(parameter, context);
        Class<?> type = parameter.getParameter().getType();
        if (type == World.class) {
            return test.world();
        }
        if (type == SourceId.class) {
            return test.source();
        }
        if (type == EngageEmulator.class) {
            return test.emulator();
        }
        if (type == URI.class) {
            return test.emulator().baseUri();
        }
        UserId agent = agent(parameter, test);
        if (type == UserId.class) {
            return agent;
        }
        return type == String.class ? test.emulator().tokenOf(agent) : test.interventionsOf(agent);
    }

    private static UserId agent(ParameterContext parameter, TestWorld test) {
        return parameter
                .findAnnotation(Agent.class)
                .map(agent -> test.agent(agent.value(), agent.permissions()))
                .orElseGet(() -> test.agent(Agent.DEFAULT));
    }

    private TestWorld testWorld(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("the world of " + parameter.getParameter()
                    + " belongs to one test: inject it into a test method, into a"
                    + " method that runs before or after each test, or into the constructor of a class with the"
                    + " lifecycle PER_METHOD");
        }
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        TestWorld known = known(store);
        if (known != null) {
            return known;
        }
        TestWorld created = new TestWorld(worlds.get(), emulatorSettings);
        store.put(TestWorld.class, created);
        return created;
    }

    private static @Nullable TestWorld known(ExtensionContext.Store store) {
        return store.get(TestWorld.class, TestWorld.class);
    }

    /** Adds the journal to the failure of the test, if it has failed. */
    @Override
    public void afterEach(ExtensionContext context) {
        TestWorld test = known(context.getStore(NAMESPACE));
        if (test != null) {
            context.getExecutionException()
                    .filter(failure -> !(failure instanceof TestAbortedException))
                    .ifPresent(failure -> test.journal().forEach(journal -> report(journal, failure, context)));
        }
    }

    private static void report(String journal, Throwable failure, ExtensionContext context) {
        failure.addSuppressed(new JournalOfTest(journal));
        context.publishReportEntry(REPORT_ENTRY, journal);
    }
}
