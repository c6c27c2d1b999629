package dev.interventions.probe;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Refuses arguments that contain a token, before any message repeats them: other users can see arguments in the list of processes. */
final class SecretArguments {

    private static final Pattern SECRET = Pattern.compile(
            "--?[a-z-]*(token|bearer|password|secret|authorization).*|" + Credentials.TOKEN + "=.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int SHORTEST_TOKEN = 6;

    private SecretArguments() {}

    /** The reason to refuse these arguments, or none if they contain no token. */
    static Option<String> refusal(Vector<String> arguments, Option<String> token) {
        boolean secret = arguments.exists(argument -> SECRET.matcher(argument).matches()
                || token.exists(text -> text.length() >= SHORTEST_TOKEN && argument.contains(text)));
        return Option.when(
                secret,
                "a token is never an argument, since other users of this machine can see the arguments of a process; set "
                        + Credentials.TOKEN + ", or name a file that has it with --account");
    }
}
