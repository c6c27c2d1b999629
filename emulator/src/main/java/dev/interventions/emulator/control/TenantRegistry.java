package dev.interventions.emulator.control;

import dev.interventions.emulator.seed.Seed;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The tenants of an emulator, each with a world of its own. */
public interface TenantRegistry {

    /** Their names, the main tenant first. */
    Seq<String> names();

    /**
     * Adds a tenant with this world, or with a copy of the one that the emulator began with.
     *
     * @return its tokens by the ids of their users
     * @throws IllegalArgumentException if the name is invalid or taken
     */
    Map<String, String> add(String name, Option<Seed> seed);

    /**
     * Removes a tenant and its world.
     *
     * @throws IllegalArgumentException if there is none with this name
     */
    void remove(String name);
}
