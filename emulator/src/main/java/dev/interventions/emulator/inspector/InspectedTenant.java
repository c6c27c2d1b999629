package dev.interventions.emulator.inspector;

import dev.interventions.emulator.api.Tokens;
import dev.interventions.emulator.conditions.FaultPlan;
import dev.interventions.emulator.conditions.RateLimit;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.inmemory.World;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A tenant as the inspector sees it.
 *
 * @param requests the newest requests to the API
 * @param catchUp plays the steps of scripted conversations whose time has come
 * @param exists false once the tenant has been removed
 */
public record InspectedTenant(
        String name,
        World world,
        History history,
        Tokens tokens,
        FaultPlan faults,
        Option<RateLimit> limit,
        Supplier<Vector<JournalEntry>> requests,
        Runnable catchUp,
        BooleanSupplier exists) {}
