package dev.interventions.emulator;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.control.TenantRegistry;
import dev.interventions.emulator.persistence.StateLog;
import dev.interventions.emulator.seed.Seed;
import dev.interventions.inmemory.World;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The main tenant, whose tokens can be any text, and others, whose tokens begin with their name and a dot. So the tenant of a token is
 * found without a search.
 */
final class Tenants implements TenantRegistry {

    static final String MAIN = "main";
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
    private static final char END_OF_NAME = '.';

    private static final int MAX_INSPECTORS = 32;

    private final EmulatorSettings settings;
    private final Semaphore inspectors = new Semaphore(MAX_INSPECTORS);
    private final Option<Supplier<Seed>> beginning;
    private final Tenant main;
    private Option<StateLog> log = Option.none();
    private final ConcurrentMap<String, Tenant> others = new ConcurrentHashMap<>();

    /**
     * Creates the main tenant, with this world.
     *
     * @param beginning the state of a tenant for which no seed is given
     */
    Tenants(World world, Map<String, UserId> knownTokens, EmulatorSettings settings, Option<Supplier<Seed>> beginning) {
        this.settings = settings;
        this.beginning = beginning;
        this.main = new Tenant(MAIN, "", world, knownTokens, settings, this, inspectors);
    }

    /** With the first seed for the main tenant, and the second one for tenants that are added without a seed. */
    static Tenants beginningWith(Seed main, Seed others, EmulatorSettings settings) {
        Tenants tenants = new Tenants(main.world(), main.tokens(), settings, Option.some(() -> others));
        tenants.main.planning(main.faults());
        return tenants;
    }

    Tenant main() {
        return main;
    }

    /** Keeps the state of each tenant in this log from now on, and adds the tenants that were found in it. */
    Tenants keptIn(StateLog states) {
        states.found().filterKeys(name -> !name.equals(MAIN)).forEach(this::add);
        states.begin(Vector.ofAll(others.values()).prepend(main).toLinkedMap(Tenant::name, Tenant::state));
        log = Option.some(states);
        return this;
    }

    /** The handler of requests with this token. A missing token, and one without the name of a tenant, belong to the main tenant. */
    WireHandler.Served served(Option<String> token) {
        return of(token).served(this::save);
    }

    /** Runs for each request, and takes no lock if there is no file. */
    private void save(Tenant tenant) {
        log.forEach(states -> save(tenant, states));
    }

    /** Under the same lock as {@link #remove}, so that no state is saved of a tenant that was removed. */
    private synchronized void save(Tenant tenant, StateLog states) {
        if (tenant == main || others.get(tenant.name()) == tenant) {
            states.save(tenant.name(), tenant::state);
        }
    }

    private Tenant of(Option<String> token) {
        return token.filter(text -> text.indexOf(END_OF_NAME) > 0)
                .flatMap(text -> Option.of(others.get(text.substring(0, text.indexOf(END_OF_NAME)))))
                .getOrElse(main);
    }

    /**
     * Adds a tenant.
     *
     * @throws IllegalArgumentException if the name is invalid or taken
     */
    Tenant add(String name, World world, Map<String, UserId> knownTokens) {
        String prefix = name + END_OF_NAME;
        require(name.matches(NAME), "name must have 1 to 40 of a-z, 0-9 and -, but is " + name);
        require(
                main.tokens().values().forAll(token -> !token.startsWith(prefix)),
                "a token of the main world begins with " + prefix);
        Tenant tenant = new Tenant(name, prefix, world, knownTokens, settings, this, inspectors);
        require(
                !name.equals(MAIN) && others.putIfAbsent(name, tenant) == null,
                "there is a tenant " + name + " already; choose another name");
        return tenant;
    }

    private Tenant add(String name, Seed seed) {
        return add(name, seed.world(), seed.tokens()).planning(seed.faults());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Stops the threads of all tenants. */
    void stop() {
        others.values().forEach(Tenant::stop);
        main.stop();
    }

    @Override
    public Seq<String> names() {
        return Vector.ofAll(others.keySet()).sorted().prepend(MAIN);
    }

    @Override
    public Map<String, String> add(String name, Option<Seed> seed) {
        Seed chosen = seed.orElse(() -> beginning.map(Supplier::get))
                .getOrElseThrow(() -> new IllegalArgumentException("a state must be sent as the body"));
        Tenant tenant = add(name, chosen);
        save(tenant);
        return tenant.tokens().bimap(UserId::value, token -> name + END_OF_NAME + token);
    }

    @Override
    public synchronized void remove(String name) {
        Option<Tenant> removed = Option.of(others.remove(name));
        require(removed.isDefined(), "there is no tenant " + name + " that can be removed");
        removed.forEach(Tenant::stop);
        log.forEach(states -> states.remove(name));
    }
}
