package dev.interventions.cli.command;

import dev.interventions.cli.execution.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: it only has help. */
@Command(
        name = InterventionsCommand.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = InterventionsCommand.Version.class,
        description = "Lists, changes, copies and watches the interventions of an Engage Digital account.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%nAccount:%n",
        footer = {
            "  Set the environment variables INTERVENTIONS_BASE_URI and INTERVENTIONS_TOKEN,",
            "  or write both into a file that only you can read (--account). With --demo, a",
            "  command uses a sample account in its own process.",
            "",
            "Begin with:",
            "  interventions list --demo",
            "  interventions COMMAND --help"
        })
public final class InterventionsCommand implements Runnable {

    /** The name of the command. */
    public static final String NAME = "interventions";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "a command is missing");
        }
    }

    /** The codes for the help. */
    public static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(String.valueOf(code.code()), code.meaning());
        }
        return codes;
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = InterventionsCommand.class.getPackage().getImplementationVersion();
            return new String[] {NAME + " " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
