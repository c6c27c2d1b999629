package dev.interventions.probe;

import io.vavr.collection.Map;
import java.io.PrintWriter;
import java.time.InstantSource;

/**
 * The environment in which a command runs. Tests replace it.
 *
 * @param variables the environment variables
 * @param out the standard output
 * @param err the standard error
 * @param clock the source of the current time
 */
record Environment(Map<String, String> variables, PrintWriter out, PrintWriter err, InstantSource clock) {}
