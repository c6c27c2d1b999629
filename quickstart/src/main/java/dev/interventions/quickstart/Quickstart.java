package dev.interventions.quickstart;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import java.io.PrintStream;
import java.util.Map;

/**
 * Tells the {@link Story} on one of three stages. Without arguments it is the emulator over a real socket; {@code memory} is no
 * network at all; and if the environment names an account, it is that account (see {@link LiveStage}).
 */
public final class Quickstart {

    private static final String USAGE =
            "usage: quickstart [emulator | memory]; or name an account in the environment by " + LiveStage.BASE_URI
                    + " and " + LiveStage.TOKEN;

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

    private static Either<InterventionError, Stage> stage(Map<String, String> environment, String... arguments) {
        if (LiveStage.isNamedIn(environment)) {
            return LiveStage.parse(HashMap.ofAll(environment), System.in);
        }
        String name = arguments.length == 0 ? "emulator" : String.join(" ", arguments);
        return switch (name) {
            case "emulator" -> Either.right(new EmulatorStage());
            case "memory" -> Either.right(new MemoryStage());
            default -> Either.left(new InvalidRequest("there is no stage \"" + name + "\"; " + USAGE));
        };
    }

    private static int tell(Stage stage, PrintStream out) {
        try (stage) {
            return new Story(stage, new Narrator(out)).tell() ? 0 : 1;
        }
    }

    private static int complain(PrintStream err, InterventionError error) {
        err.println(error.message());
        return 2;
    }
}
