package dev.interventions.quickstart;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import java.io.PrintStream;
import java.util.Map;

/**
 * Runs the {@link Scenario} against one of three backends: without arguments, the emulator over a real socket; with {@code memory}, the
 * in-memory adapter; and if the environment names an account, that account (see {@link LiveBackend}).
 */
public final class Quickstart {

    private static final String USAGE =
            "usage: quickstart [emulator | memory]; or name an account in the environment by " + LiveBackend.BASE_URI
                    + " and " + LiveBackend.TOKEN;

    private Quickstart() {}

    /**
     * Runs the scenario and exits: with 0 if every step had the expected outcome, with 1 if one had not, and with 2 if the arguments or
     * the environment are wrong.
     */
    public static void main(String... arguments) {
        System.exit(run(System.getenv(), System.out, System.err, arguments));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        return backend(environment, arguments).fold(error -> reportInvalid(err, error), backend -> run(backend, out));
    }

    private static Either<InterventionError, Backend> backend(Map<String, String> environment, String... arguments) {
        if (LiveBackend.isNamedIn(environment)) {
            return LiveBackend.parse(HashMap.ofAll(environment), System.in);
        }
        String name = arguments.length == 0 ? "emulator" : String.join(" ", arguments);
        return switch (name) {
            case "emulator" -> Either.right(new EmulatorBackend());
            case "memory" -> Either.right(new InMemoryBackend());
            default -> Either.left(new InvalidRequest("there is no backend \"" + name + "\"; " + USAGE));
        };
    }

    private static int run(Backend backend, PrintStream out) {
        try (backend) {
            return new Scenario(backend, new ConsoleReporter(out)).run() ? 0 : 1;
        }
    }

    private static int reportInvalid(PrintStream err, InterventionError error) {
        err.println(error.message());
        return 2;
    }
}
