package dev.interventions.conformance;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.Tenant;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.tck.Ability;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The HTTP adapter, with a client of its own for each agent, against an emulator around a world. */
@SuppressWarnings("this-escape") // What the fields are made from is final.
public class HttpFixture extends WorldFixture {

    /** A contract's tests run on a thread of their own. */
    private static final ThreadLocal<EmulatorSettings> SETTINGS = new InheritableThreadLocal<>() {
        @Override
        protected EmulatorSettings initialValue() {
            return EmulatorSettings.defaults();
        }
    };

    /** The emulator of which each fixture is a tenant; absent where each has an emulator of its own. */
    private static final ThreadLocal<Option<EngageEmulator>> SHARED = new InheritableThreadLocal<>() {
        @Override
        protected Option<EngageEmulator> initialValue() {
            return Option.none();
        }
    };

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private final Option<Tenant> tenant =
            SHARED.get().map(shared -> shared.addTenant("t" + TENANTS.incrementAndGet(), world()));
    private final EngageEmulator emulator = SHARED.get().getOrElse(() -> EngageEmulator.start(world(), SETTINGS.get()));
    private final Map<UserId, EngageClient> clients = new ConcurrentHashMap<>();

    /** What this gives where the fixtures that it makes use an emulator with these settings. */
    static <T> T against(EmulatorSettings settings, Supplier<T> what) {
        SETTINGS.set(settings);
        try {
            return what.get();
        } finally {
            SETTINGS.remove();
        }
    }

    /** What this gives where the fixtures that it makes are tenants of this emulator. */
    static <T> T sharing(EngageEmulator shared, Supplier<T> what) {
        SHARED.set(Option.some(shared));
        try {
            return what.get();
        } finally {
            SHARED.remove();
        }
    }

    @Override
    public Set<Ability> abilities() {
        return HashSet.of(
                Ability.IMPERSONATES,
                Ability.HOLDS_LOCKS,
                Ability.MOVES_THE_CLOCK,
                Ability.COMMENTS,
                Ability.GIVES_REFERENCE_DATA,
                Ability.WEBHOOKS);
    }

    @Override
    public Interventions as(UserId agent) {
        return clients.computeIfAbsent(agent, this::connect).interventions();
    }

    @Override
    public Comments comments(UserId agent) {
        return clients.computeIfAbsent(agent, this::connect).comments();
    }

    @Override
    public ReferenceData referenceData(UserId agent) {
        return clients.computeIfAbsent(agent, this::connect).referenceData();
    }

    @Override
    public Webhooks webhooks(UserId agent) {
        return clients.computeIfAbsent(agent, this::connect).webhooks();
    }

    private EngageClient connect(UserId agent) {
        String token = tenant.map(own -> own.tokenOf(agent)).getOrElse(() -> emulator.tokenOf(agent));
        return EngageClient.connect(
                HttpSettings.of(emulator.baseUri(), () -> token).withBudget(RequestBudget.unlimited()));
    }

    @Override
    public void close() {
        clients.values().forEach(EngageClient::close);
        tenant.peek(Tenant::close).onEmpty(emulator::close);
    }
}
