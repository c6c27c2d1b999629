package dev.interventions.cli.command;

import dev.interventions.cli.account.Account;
import dev.interventions.cli.account.Credentials;
import dev.interventions.cli.account.DemoAccount;
import dev.interventions.cli.account.HttpAccount;
import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.Environment;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.UserId;
import dev.interventions.http.HttpSettings;
import io.vavr.control.Either;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that works with an account. */
final class CommonOptions {

    /** After those of the command. */
    private static final int LAST = 100;

    @Option(names = "--json", order = LAST, description = "Writes JSON, one object on each line.")
    private boolean json;

    @Option(names = "--no-progress", order = LAST + 1, description = "Shows no progress.")
    private boolean noProgress;

    @Option(
            names = "--account",
            order = LAST + 2,
            paramLabel = "FILE",
            description = "Reads INTERVENTIONS_BASE_URI=... and INTERVENTIONS_TOKEN=... from this file instead of the"
                    + " environment. Only you may have access to it (chmod 600).")
    private @Nullable Path accountFile;

    @Option(
            names = "--demo",
            order = LAST + 3,
            description = "Uses a sample account in this process; its changes end with the command.")
    private boolean demo;

    @Option(
            names = "--acting-as",
            order = LAST + 4,
            paramLabel = "USER",
            description = "Acts as this user, if the token's user may.")
    private @Nullable String user;

    boolean json() {
        return json;
    }

    boolean showsProgress() {
        return !noProgress;
    }

    Account open(Environment environment) {
        Account account = demo ? new DemoAccount() : opened(environment);
        return user == null ? account : account.actingAs(parsed("--acting-as", UserId.parse(user)));
    }

    private Account opened(Environment environment) {
        Credentials credentials =
                usable(accountFile == null ? Credentials.in(environment.variables()) : Credentials.in(accountFile));
        environment.console().hide(credentials.token());
        HttpSettings settings = usable(credentials.settings());
        return new HttpAccount(settings, environment.clock());
    }

    private static <T> T usable(Either<String, T> value) {
        return value.getOrElseThrow(CommandFailure::usage);
    }

    /** This value of an option or argument, whose name a failure shows. */
    static <T> T parsed(String name, Either<InterventionError, T> value) {
        return value.getOrElseThrow(error -> CommandFailure.usage(name + ": " + error.message()));
    }
}
