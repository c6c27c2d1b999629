package dev.interventions.reliability;

import dev.interventions.emulator.journal.JournalEntry;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * What hosts were told, and what the service did.
 *
 * @param arranged the effects that had been brought about before any call
 * @param calls all calls
 * @param journal what the service received, after everything that was late has arrived
 */
record History(Set<String> arranged, Seq<CallRecord> calls, Seq<JournalEntry> journal) {}
