package dev.interventions.cli;

import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.Interruption;
import dev.interventions.cli.terminal.Console;
import dev.interventions.cli.terminal.Terminal;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Runs commands in this process, with an environment and streams of its own. */
final class Shell {

    /** How a command ended, and what it has written. */
    record Result(int code, String out, String err) {}

    private Map<String, String> variables = HashMap.empty();
    private boolean terminalOut;
    private boolean terminalErr;
    private String input = "";
    private InstantSource clock = InstantSource.fixed(Instant.parse("2024-05-21T09:00:00Z"));
    private Interruption interruption = new Interruption();

    static Shell empty() {
        return new Shell();
    }

    /** With the account of this agent. */
    static Shell of(EngageEmulator emulator, UserId agent) {
        return new Shell()
                .with("INTERVENTIONS_BASE_URI", emulator.baseUri().toString())
                .with("INTERVENTIONS_TOKEN", emulator.tokenOf(agent));
    }

    Shell with(String variable, String value) {
        variables = variables.put(variable, value);
        return this;
    }

    /** On a terminal of 80 columns. */
    Shell onTerminal() {
        terminalOut = true;
        terminalErr = true;
        return with("TERM", "xterm");
    }

    Shell given(String newInput) {
        input = newInput;
        return this;
    }

    Shell at(InstantSource newClock) {
        clock = newClock;
        return this;
    }

    Shell stoppedBy(Interruption newInterruption) {
        interruption = newInterruption;
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(out, err, arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    int run(OutputStream out, OutputStream err, String... arguments) {
        Terminal terminal = Terminal.of(terminalOut, terminalErr, variables);
        return new Cli(new Environment(
                        variables,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new Console(out, err, terminal),
                        clock,
                        interruption))
                .run(arguments);
    }
}
