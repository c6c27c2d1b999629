package dev.interventions.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments of a command. */
final class UsageMessage {

    private static final Pattern NUMBER = Pattern.compile("'(.*)' is not an? (?:int|long)", Pattern.DOTALL);

    private UsageMessage() {}

    /** A sentence about this mistake. */
    static String of(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return unexpected(unmatched);
        }
        String message = String.valueOf(mistake.getMessage()).replaceFirst("^Error: ", "");
        Matcher number = NUMBER.matcher(message);
        return number.find() ? number.replaceFirst("'$1' is not a whole number, or too large") : message;
    }

    private static String unexpected(UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        String argument = "'" + unmatched.getUnmatched().get(0) + "'";
        return command.getSubcommands().isEmpty() ? "Unexpected argument: " + argument : "Unknown command: " + argument;
    }
}
