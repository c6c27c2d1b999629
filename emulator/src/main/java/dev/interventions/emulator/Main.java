package dev.interventions.emulator;

import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.SeedReader;
import dev.interventions.inmemory.World;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main class of the runnable jar: emulates the world of a seed file until the process is stopped. */
@Command(
        name = "interventions-emulator",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description =
                "Emulates the Engage Digital Interventions API over HTTP. Prints its base URI when it is ready, and runs until it is stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:can't listen at that address, for example because the port is in use",
            "2:an invalid option, or a mistake in the seed file"
        })
final class Main implements Callable<Integer> {

    private static final int CANT_LISTEN = 1;
    private static final int INVALID_INPUT = 2;
    private static final String SAMPLE = "sample-seed.json";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on; by default 0, for a free one.")
    private int port = 0;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen on; by default 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            description = "A JSON file that describes the initial world; by default a small sample world.")
    private @Nullable Path seed;

    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            description =
                    "Responds with 429 beyond this many requests in a minute of the emulated clock; by default there is no limit.")
    private @Nullable Integer rateLimit;

    @Option(
            names = "--create-answers-page",
            description = "Create responds with a page that holds the intervention, as in older documentation.")
    private boolean createAnswersPage;

    @Option(
            names = "--custom-field-values",
            description = "Names custom fields custom_field_values in records, as in webhook samples.")
    private boolean customFieldValues;

    @Option(
            names = "--explicit-nulls",
            description =
                    "Writes absent fields of records as null, as in webhook samples, rather than leaving them out.")
    private boolean explicitNulls;

    @Option(
            names = "--closed-at-last-reply",
            description = "Writes the date of the last agent reply as closed_at, as in the CSV export.")
    private boolean closedAtLastReply;

    @Option(
            names = "--close-answers-open",
            description = "Shows closed: false in the response of close, as in the documented sample.")
    private boolean closeAnswersOpen;

    private Main() {}

    /** Starts an emulator; {@code --help} lists the options. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public Integer call() {
        return settings()
                .flatMap(settings -> seed().map(read -> serve(read, settings)))
                .getOrElseGet(mistakes -> {
                    mistakes.forEach(this::printError);
                    return INVALID_INPUT;
                });
    }

    private Either<Seq<String>, EmulatorSettings> settings() {
        try {
            EmulatorSettings settings = EmulatorSettings.defaults()
                    .withHost(host)
                    .withPort(port)
                    .withCreateAnswersPage(createAnswersPage)
                    .withRecordVariants(recordVariants());
            return Either.right(rateLimit == null ? settings : settings.withRequestsPerMinute(rateLimit));
        } catch (IllegalArgumentException e) {
            return Either.left(Vector.of(e.getMessage()));
        }
    }

    private RecordVariant[] recordVariants() {
        return LinkedHashMap.of(
                        RecordVariant.CUSTOM_FIELD_VALUES, customFieldValues,
                        RecordVariant.EXPLICIT_NULLS, explicitNulls,
                        RecordVariant.CLOSED_AT_LAST_REPLY, closedAtLastReply,
                        RecordVariant.CLOSE_ANSWERS_OPEN, closeAnswersOpen)
                .filterValues(Boolean::booleanValue)
                .keySet()
                .toJavaArray(RecordVariant[]::new);
    }

    private Either<Seq<String>, Seed> seed() {
        return seed == null ? SeedReader.read(sample()) : read(seed);
    }

    private static Either<Seq<String>, Seed> read(Path file) {
        return SeedReader.read(file).mapLeft(mistakes -> mistakes.map(mistake -> file + ": " + mistake));
    }

    private static String sample() {
        try (InputStream sample = Main.class.getResourceAsStream(SAMPLE)) {
            return new String(Objects.requireNonNull(sample, SAMPLE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int serve(Seed read, EmulatorSettings settings) {
        World world = read.world();
        try (EngageEmulator emulator = EngageEmulator.start(world, read.tokens(), settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
            terminal().getOut().println(emulator.baseUri());
            new CountDownLatch(1).await();
            return CommandLine.ExitCode.OK;
        } catch (UncheckedIOException e) {
            printError(e.getMessage());
            return CANT_LISTEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandLine.ExitCode.OK;
        }
    }

    private void printError(@Nullable String mistake) {
        terminal().getErr().println("interventions-emulator: " + mistake);
    }

    private CommandLine terminal() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"interventions-emulator " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
