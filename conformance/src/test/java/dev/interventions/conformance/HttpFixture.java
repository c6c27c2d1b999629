package dev.interventions.conformance;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.Tenant;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.journal.Journal;
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
@SuppressWarnings("this-escape") // Its world is complete before it is used.
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

    /** The result of this call, with an emulator with these settings for the fixtures that it makes. */
    static <T> T against(EmulatorSettings settings, Supplier<T> what) {
        SETTINGS.set(settings);
        try {
            return what.get();
        } finally {
            SETTINGS.remove();
        }
    }

    /** The result of this call, with the fixtures that it makes as tenants of this emulator. */
    public static <T> T sharing(EngageEmulator shared, Supplier<T> what) {
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
                Ability.BOTS,
                Ability.GIVES_JOURNAL,
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
    public Bots bots(UserId agent) {
        return clients.computeIfAbsent(agent, this::connect).bots();
    }

    @Override
    public Journal journal(UserId agent) {
        return clients.computeIfAbsent(agent, this::connect).journal();
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
