package dev.interventions.reliability;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.http.ClientOnTime;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.inmemory.WorldChanges;
import dev.interventions.port.budget.BudgetOnFastTime;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Produces {@link History histories}: threads use a service through one adapter and a faulty network. */
final class FaultInjectionRun implements AutoCloseable {

    private static final int CONTENDED = 10;

    /** Longer than any deadline, so that only the deadline ends a call whose response never ends. */
    private static final Duration LONG = Duration.ofHours(1);

    private final FastTime time = new FastTime();

    private final HistorySettings settings;
    private final World world = World.onClock(Clock.systemUTC(), Ids.RANDOM);
    private final WorldChanges changes = world.changes();
    private final SourceId source = world.source();
    private final EngageEmulator emulator;
    private final ArrangedWebhooks webhooks;
    private final FaultProxy proxy;
    private final EngageClient client;
    private final Vector<ConversationScenario> contended;

    private final Set<String> arranged = ConcurrentHashMap.newKeySet();

    /** The calls in progress by token; each call has its own token. */
    private final Map<String, CallInProgress> inProgress = new ConcurrentHashMap<>();

    private final ThreadLocal<String> token = new ThreadLocal<>();

    private FaultInjectionRun(HistorySettings settings) {
        this.settings = settings;
        this.emulator =
                EngageEmulator.start(world, EmulatorSettings.defaults().withJournalOf(10 * settings.operations()));
        this.webhooks = new ArrangedWebhooks(emulator);
        this.proxy = new FaultProxy(
                emulator.baseUri(),
                request -> inProgress.get(request.token()).meet(request),
                Lateness.of(HistorySettings.LATENESS));
        HttpSettings adapter = HttpSettings.of(proxy.baseUri(), token::get)
                .withResponseTimeout(LONG)
                .withMaxConnections(settings.threads())
                .withMaxBodyBytes(250_000)
                .withBudget(BudgetOnFastTime.of(HistorySettings.REQUESTS_PER_MINUTE, HistorySettings.MINUTE, time));
        this.client = ClientOnTime.connect(adapter, time);
        this.contended = Vector.fill(CONTENDED, this::opened);
    }

    /** Produces a history with these settings. */
    static History history(HistorySettings settings) throws Exception {
        FaultInjectionRun run = new FaultInjectionRun(settings);
        Seq<CallRecord> calls;
        try (run) {
            calls = run.calls();
        }
        return new History(HashSet.ofAll(run.arranged), calls, run.journal(), EventLog.of(run.changes.take()));
    }

    private Seq<CallRecord> calls() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        try {
            List<Callable<Seq<CallRecord>>> hosts = new ArrayList<>();
            for (int thread = 0; thread < settings.threads(); thread++) {
                hosts.add(new SimulatedHost(this, settings, thread)::calls);
            }
            Vector<CallRecord> all = Vector.empty();
            for (Future<Seq<CallRecord>> calls : threads.invokeAll(hosts)) {
                all = all.appendAll(calls.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private Seq<JournalEntry> journal() {
        return emulator.journal();
    }

    FastTime time() {
        return time;
    }

    World world() {
        return world;
    }

    ArrangedWebhooks webhooks() {
        return webhooks;
    }

    SourceId source() {
        return source;
    }

    ContentId message() {
        return world.customerMessage(world.thread(source), world.customer());
    }

    /** A message with an intervention. */
    ConversationScenario opened() {
        ContentId message = message();
        arranged.add(SimulatedHost.opening(message));
        return new ConversationScenario(
                message, world.as(agent()).create(message).get().id());
    }

    /** The interventions that all threads use. */
    Vector<ConversationScenario> contended() {
        return contended;
    }

    Ports ports() {
        return Ports.of(client);
    }

    /** An agent with all permissions. */
    UserId agent() {
        UserId agent = world.agent(source);
        world.permit(agent, Permission.UPDATE_INTERVENTION, Permission.IMPERSONATE_USER);
        return agent;
    }

    /** From now on, the calling thread's requests have this agent's token, and the faults planned for this call. */
    CallInProgress begin(int number, UserId agent) {
        CallInProgress call = new CallInProgress(settings, number);
        token.set(emulator.tokenOf(agent));
        inProgress.put(token.get(), call);
        return call;
    }

    /** Ends all connections; late requests arrive now. */
    @Override
    public void close() throws IOException {
        client.close();
        proxy.close();
        emulator.close();
    }
}
