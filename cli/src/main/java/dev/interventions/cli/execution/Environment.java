package dev.interventions.cli.execution;

import dev.interventions.cli.terminal.Console;
import io.vavr.collection.Map;
import java.io.InputStream;
import java.time.InstantSource;

/**
 * What a command runs in. Replaceable in tests.
 *
 * @param variables the environment variables
 * @param in the standard input
 * @param console the standard output and the standard error
 * @param clock the time
 * @param interruption whether the user has asked to stop
 */
public record Environment(
        Map<String, String> variables,
        InputStream in,
        Console console,
        InstantSource clock,
        Interruption interruption) {}
