package dev.interventions.quickstart;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import java.io.PrintStream;
import java.util.Map;

/**
 * Tells the {@link Scenario} on one of three stages. Without arguments it is the emulator over a real socket; {@code memory} is no
 * network at all; and if the environment names an account, it is that account (see {@link LiveBackend}).
 */
public final class Quickstart {

    private static final String USAGE =
            "usage: quickstart [emulator | memory]; or name an account in the environment by " + LiveBackend.BASE_URI
                    + " and " + LiveBackend.TOKEN;

    private Quickstart() {}

    /**
     * Tells the story and exits: with 0 if it went as told, with 1 if it didn't, with 2 if the arguments or the environment are
     * wrong.
     */
    public static void main(String... arguments) {
        System.exit(run(System.getenv(), System.out, System.err, arguments));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        return stage(environment, arguments).fold(error -> complain(err, error), stage -> tell(stage, out));
    }

    private static Either<InterventionError, Backend> stage(Map<String, String> environment, String... arguments) {
        if (LiveBackend.isNamedIn(environment)) {
            return LiveBackend.parse(HashMap.ofAll(environment), System.in);
        }
        String name = arguments.length == 0 ? "emulator" : String.join(" ", arguments);
        return switch (name) {
            case "emulator" -> Either.right(new EmulatorBackend());
            case "memory" -> Either.right(new InMemoryBackend());
            default -> Either.left(new InvalidRequest("there is no stage \"" + name + "\"; " + USAGE));
        };
    }

    private static int tell(Backend stage, PrintStream out) {
        try (stage) {
            return new Scenario(stage, new ConsoleReporter(out)).tell() ? 0 : 1;
        }
    }

    private static int complain(PrintStream err, InterventionError error) {
        err.println(error.message());
        return 2;
    }
}
