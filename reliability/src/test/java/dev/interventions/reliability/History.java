package dev.interventions.reliability;

import dev.interventions.emulator.journal.JournalEntry;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * The outcomes of calls, and the requests that the service received and applied.
 *
 * @param arranged the effects that existed before any call
 * @param calls all calls
 * @param journal the requests that the service received, including late ones
 * @param events the events that the service recorded
 */
record History(Set<String> arranged, Seq<CallRecord> calls, Seq<JournalEntry> journal, EventLog events) {}
