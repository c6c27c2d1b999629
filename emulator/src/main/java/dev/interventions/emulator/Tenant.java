package dev.interventions.emulator;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.InterventionsApi;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.Routes;
import dev.interventions.emulator.api.Tokens;
import dev.interventions.emulator.api.bot.BotsApi;
import dev.interventions.emulator.api.comment.CommentsApi;
import dev.interventions.emulator.conditions.Fault;
import dev.interventions.emulator.conditions.FaultPlan;
import dev.interventions.emulator.conditions.Latency;
import dev.interventions.emulator.conditions.RateLimit;
import dev.interventions.emulator.content.ContentsApi;
import dev.interventions.emulator.control.ControlApi;
import dev.interventions.emulator.control.ControlledWorld;
import dev.interventions.emulator.control.Journal;
import dev.interventions.emulator.control.TenantRegistry;
import dev.interventions.emulator.event.EventsApi;
import dev.interventions.emulator.inspector.History;
import dev.interventions.emulator.inspector.InspectedTenant;
import dev.interventions.emulator.inspector.InspectorApi;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.emulator.json.CommentJson;
import dev.interventions.emulator.json.EventJson;
import dev.interventions.emulator.json.InterventionJson;
import dev.interventions.emulator.json.ReferenceDataJson;
import dev.interventions.emulator.reference.ReferenceDataApi;
import dev.interventions.emulator.seed.StateWriter.State;
import dev.interventions.emulator.webhook.Webhooks;
import dev.interventions.emulator.webhook.WebhooksApi;
import dev.interventions.inmemory.World;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * One of several worlds in one emulator, with tokens, a rate, faults and a journal of its own. The token of a request decides which world
 * it reads and changes, so that test suites can share an emulator without affecting each other. Thread-safe.
 */
public final class Tenant implements AutoCloseable {

    private static final String BASE_PATH = "/1.0";

    private final String name;
    private final World world;
    private final Tokens tokens;
    private final Journal journal;
    private final History history;
    private final ControlledWorld controlled;
    private final Webhooks webhooks;
    private final Routes routes;
    private final TenantRegistry registry;

    /**
     * A tenant with this world.
     *
     * @param tokenPrefix the prefix of its tokens
     * @param knownTokens tokens without that prefix, and the users to whom they belong
     * @param inspectors limits how many pages can listen at the same time, of all tenants together
     */
    Tenant(
            String name,
            String tokenPrefix,
            World world,
            Map<String, UserId> knownTokens,
            EmulatorSettings settings,
            TenantRegistry registry,
            Semaphore inspectors) {
        this.name = name;
        this.world = world;
        this.registry = registry;
        tokens = new Tokens(tokenPrefix, knownTokens);
        journal = Journal.startingNow(tokens, settings.journalOf(), settings.requestListener());
        FaultPlan faults = new FaultPlan();
        Option<RateLimit> limit = settings.requestsPerMinute().map(most -> new RateLimit(most, world::now));
        webhooks = new Webhooks(world, settings.allowsRemoteWebhooks(), settings.webhookTimeout());
        world.recordEvents();
        history = new History(world);
        controlled = new ControlledWorld(world, tokens, faults, limit, journal, webhooks, history::observe);
        RequestGuard guard = new RequestGuard(world, tokens, limit, faults, new Latency(settings.latency(), world));
        InspectorApi inspector = new InspectorApi(
                new InspectedTenant(
                        name,
                        world,
                        history,
                        tokens,
                        faults,
                        limit,
                        journal::entries,
                        controlled::catchUp,
                        () -> registry.names().contains(name)),
                inspectors);
        routes = new Routes(new InterventionsApi(world, guard, jsonOf(settings), settings.createAnswersPage())
                .routes(BASE_PATH)
                .appendAll(new CommentsApi(world, guard, commentJsonOf(settings)).routes(BASE_PATH))
                .appendAll(new BotsApi(world, guard, jsonOf(settings)).routes(BASE_PATH))
                .appendAll(new ContentsApi(world, guard).routes(BASE_PATH))
                .appendAll(new ReferenceDataApi(
                                world,
                                guard,
                                new ReferenceDataJson(settings.recordVariants().contains(RecordVariant.EXPLICIT_NULLS)))
                        .routes(BASE_PATH))
                .appendAll(new WebhooksApi(world, webhooks, guard).routes(BASE_PATH))
                .appendAll(new EventsApi(
                                world,
                                guard,
                                new EventJson(settings.recordVariants().contains(RecordVariant.EXPLICIT_NULLS)))
                        .routes(BASE_PATH))
                .appendAll(new ControlApi(controlled, registry).routesWith(inspector.routes())));
    }

    private static InterventionJson jsonOf(EmulatorSettings settings) {
        Set<RecordVariant> variants = settings.recordVariants();
        return new InterventionJson(
                settings.openedText(),
                settings.closedText(),
                variants.contains(RecordVariant.CUSTOM_FIELD_VALUES) ? "custom_field_values" : "custom_fields",
                variants.contains(RecordVariant.EXPLICIT_NULLS),
                variants.contains(RecordVariant.CLOSED_AT_LAST_REPLY),
                variants.contains(RecordVariant.CLOSE_ANSWERS_OPEN));
    }

    private static CommentJson commentJsonOf(EmulatorSettings settings) {
        Set<RecordVariant> variants = settings.recordVariants();
        return new CommentJson(
                variants.contains(RecordVariant.VIDENTITY_ID) ? "videntity_id" : "identity_id",
                variants.contains(RecordVariant.EXPLICIT_NULLS));
    }

    /** The name. The tokens of an added tenant begin with it. */
    public String name() {
        return name;
    }

    /**
     * The bearer token of this agent, the same in each call.
     *
     * @throws IllegalArgumentException if there is no such agent in this tenant's world
     */
    public String tokenOf(UserId agent) {
        if (world.find(agent).isEmpty()) {
            throw new IllegalArgumentException("there is no agent " + agent.value() + " in this world");
        }
        return tokens.of(agent);
    }

    /** A snapshot of this tenant's journal: see {@link EngageEmulator#journal}. */
    public Vector<JournalEntry> journal() {
        return journal.entries();
    }

    /** The webhooks of this tenant: see {@link EngageEmulator#webhooks}. */
    public EmulatorWebhooks webhooks() {
        return new EmulatorWebhooks(webhooks);
    }

    /** Removes this tenant from its emulator; its tokens are unknown from then on. Closing again has no effect. */
    @Override
    public void close() {
        if (registry.names().contains(name)) {
            registry.remove(name);
        }
    }

    /**
     * The handler of this tenant's requests.
     *
     * @param save saves the state of a tenant
     */
    WireHandler.Served served(Consumer<Tenant> save) {
        return new WireHandler.Served(routes, journal, controlled::catchUp, () -> handled(save), world::now);
    }

    private void handled(Consumer<Tenant> save) {
        history.observe();
        save.accept(this);
        webhooks.wakeUp();
    }

    /** Stops its thread. */
    void stop() {
        webhooks.close();
    }

    /** The same, with these faults planned. */
    Tenant planning(Seq<Fault> faults) {
        controlled.plan(faults);
        return this;
    }

    State state() {
        return controlled.state();
    }

    Map<UserId, String> tokens() {
        return tokens.byUser();
    }
}
