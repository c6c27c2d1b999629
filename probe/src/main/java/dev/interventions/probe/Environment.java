package dev.interventions.probe;

import io.vavr.collection.Map;
import java.io.PrintWriter;
import java.time.InstantSource;

/**
 * What a command runs in. Replaceable in tests.
 *
 * @param variables the environment variables
 * @param out the standard output
 * @param err the standard error
 * @param clock the time
 */
record Environment(Map<String, String> variables, PrintWriter out, PrintWriter err, InstantSource clock) {}
