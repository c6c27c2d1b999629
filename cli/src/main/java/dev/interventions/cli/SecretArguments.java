package dev.interventions.cli;

import dev.interventions.cli.account.Credentials;
import dev.interventions.cli.command.CopyCommand;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Arguments that hold a token or a password. They are refused before anything repeats them: other users see arguments in the list of processes. */
final class SecretArguments {

    private static final Pattern SECRET = Pattern.compile(
            "--?([a-z]+[-_.])*(token|bearer|password|secret|api[-_]?key|authorization)([-_.][a-z]+)*([=:\\s].*)?"
                    + "|.*" + Credentials.TOKEN + "=.*"
                    + "|.*(password|pwd)=.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int SHORTEST_TOKEN = 6;

    private SecretArguments() {}

    /** Why these arguments are refused, if they are. */
    static Option<String> refusal(List<String> arguments, Option<String> token) {
        boolean secret = arguments.exists(argument -> SECRET.matcher(argument).matches()
                || token.exists(text -> text.length() >= SHORTEST_TOKEN && argument.contains(text)));
        return Option.when(
                secret,
                "a token or password is never an argument, since other users of this machine can see the arguments of"
                        + " a process; set " + Credentials.TOKEN + ", or name a file that has it with --account; for"
                        + " the password of a database, set " + CopyCommand.PASSWORD);
    }
}
