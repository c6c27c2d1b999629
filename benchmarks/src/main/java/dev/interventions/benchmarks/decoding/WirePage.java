package dev.interventions.benchmarks.decoding;

import java.util.List;

/** A page as JSON libraries read it into a record. */
public record WirePage(long count, long offset, int limit, List<WireIntervention> records) {}
