package dev.interventions.cli;

import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.Interruption;
import dev.interventions.cli.terminal.Console;
import dev.interventions.cli.terminal.Terminal;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;

/** The main class of the runnable jar: works with the interventions of an account from the command line. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with a code that says how it ended; {@code --help} lists the commands and the codes. */
    public static void main(String... arguments) {
        Map<String, String> variables = HashMap.ofAll(System.getenv());
        Console console = new Console(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal.ofThisProcess(variables));
        Interruption interruption = Interruption.ofThisProcess();
        Environment environment = new Environment(variables, System.in, console, InstantSource.system(), interruption);
        int code = new Cli(environment).run(arguments);
        interruption.ended();
        System.exit(code);
    }
}
