package dev.interventions.cli.command;

import dev.interventions.cli.account.Account;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.terminal.Console;
import dev.interventions.cli.terminal.Line;
import dev.interventions.cli.terminal.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that works with an account. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = InterventionsCommand.Version.class,
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n")
abstract class AccountCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private CommonOptions common = new CommonOptions();

    AccountCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public final Integer call() {
        try (Account account = common.open(environment)) {
            environment.interruption().onDelay(account::close);
            return run(account).code();
        }
    }

    abstract ExitCode run(Account account);

    final Environment environment() {
        return environment;
    }

    final Console console() {
        return environment.console();
    }

    final boolean json() {
        return common.json();
    }

    final Progress progress(String task) {
        return common.showsProgress()
                ? Progress.of(console(), environment.clock(), task)
                : Progress.hidden(console(), environment.clock());
    }

    final void print(String text) {
        console().print(Line.of(text));
    }

    final void note(String text) {
        console().note(Line.of(text));
    }
}
