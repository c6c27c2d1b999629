package dev.interventions.cli.command;

import static dev.interventions.cli.command.CommonOptions.parsed;

import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.terminal.Wording;
import dev.interventions.domain.InterventionId;
import io.vavr.collection.Iterator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The ids of interventions. They are all read and checked before the first is used. */
final class IdArguments {

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            paramLabel = "ID",
            arity = "1..*",
            description = "Ids of interventions, or - to read them from the standard input, one on each line; blank"
                    + " lines and lines that begin with # are skipped.")
    private List<String> ids = new ArrayList<>();

    /** The ids, whose number is known. */
    record Ids(long number, Iterable<InterventionId> all) implements Iterable<InterventionId> {
        @Override
        public java.util.Iterator<InterventionId> iterator() {
            return all.iterator();
        }
    }

    Ids of(Environment environment) {
        return ids.equals(List.of(STANDARD_INPUT)) ? standardInput(environment) : arguments();
    }

    private Ids arguments() {
        if (ids.contains(STANDARD_INPUT)) {
            throw CommandFailure.usage("ids come either as arguments or, with -, on the standard input, not both");
        }
        List<InterventionId> all = ids.stream()
                .map(id -> parsed("'" + id + "'", InterventionId.parse(id)))
                .toList();
        return new Ids(all.size(), all);
    }

    /** Keeps the text only, which takes less memory than the ids. */
    private static Ids standardInput(Environment environment) {
        String text = text(environment);
        long number = 0;
        long line = 0;
        for (String id : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (isId(id)) {
                requireId(id.strip(), line);
                number++;
            }
        }
        if (number == 0) {
            throw CommandFailure.usage("there is no id on the standard input");
        }
        return new Ids(
                number,
                () -> Iterator.ofAll(text.lines().iterator())
                        .filter(IdArguments::isId)
                        .map(id -> InterventionId.of(id.strip())));
    }

    private static String text(Environment environment) {
        try {
            return new String(environment.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "can't read the standard input: " + Wording.reason(e));
        }
    }

    private static boolean isId(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    private static void requireId(String id, long line) {
        InterventionId.parse(id).peekLeft(error -> {
            throw CommandFailure.usage("standard input, line " + line + ": " + error.message());
        });
    }
}
