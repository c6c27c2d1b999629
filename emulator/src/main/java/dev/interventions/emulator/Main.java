package dev.interventions.emulator;

import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.emulator.persistence.StateLog;
import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.SeedReader;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The main class of the runnable jar: emulates the world of a seed file until the process is stopped. */
final class Main {

    private static final int OK = 0;
    private static final int CANT_LISTEN = 1;
    private static final int INVALID_INPUT = 2;
    private static final String SAMPLE = "sample-seed.json";

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Starts an emulator; {@code --help} lists the options. */
    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err).run(arguments));
    }

    /** Serves until the process ends, or returns the exit code. */
    int run(String... arguments) {
        return CommandLine.parse(arguments)
                .mapLeft(Main::only)
                .flatMap(this::execute)
                .getOrElseGet(mistakes -> {
                    mistakes.forEach(this::printError);
                    return INVALID_INPUT;
                });
    }

    private static Seq<String> only(String mistake) {
        return Vector.of(mistake);
    }

    private Either<Seq<String>, Integer> execute(CommandLine line) {
        if (line.wantsHelp()) {
            out.print(CommandLine.help());
            return Either.right(OK);
        }
        if (line.wantsVersion()) {
            out.println("interventions-emulator " + version());
            return Either.right(OK);
        }
        EmulatorSettings settings =
                line.logs() ? line.settings().withRequestListener(this::printRequest) : line.settings();
        return seed(line)
                .flatMap(seed -> tenants(seed, line.persist(), settings))
                .map(tenants -> serve(tenants, settings));
    }

    private static Either<Seq<String>, Tenants> tenants(Seed seed, Option<Path> persist, EmulatorSettings settings) {
        return persist.map(file -> inFile(file, StateLog.open(file))
                        .map(log -> Tenants.beginningWith(log.found().getOrElse(Tenants.MAIN, seed), seed, settings)
                                .keptIn(log)))
                .getOrElse(() -> Either.right(Tenants.beginningWith(seed, seed, settings)));
    }

    private static Either<Seq<String>, Seed> seed(CommandLine line) {
        return line.seed().map(Main::read).getOrElse(() -> SeedReader.read(sample()));
    }

    private static Either<Seq<String>, Seed> read(Path file) {
        return inFile(file, SeedReader.read(file));
    }

    private static <T> Either<Seq<String>, T> inFile(Path file, Either<Seq<String>, T> read) {
        return read.mapLeft(mistakes -> mistakes.map(mistake -> file + ": " + mistake));
    }

    private static String sample() {
        try (InputStream sample = Main.class.getResourceAsStream(SAMPLE)) {
            return new String(Objects.requireNonNull(sample, SAMPLE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int serve(Tenants tenants, EmulatorSettings settings) {
        try (EngageEmulator emulator = EngageEmulator.start(tenants, settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
            if (!settings.isLoopback()) {
                printError("other machines can reach " + settings.host() + ", and its control API needs no token");
            }
            out.println(emulator.baseUri());
            new CountDownLatch(1).await();
            return OK;
        } catch (UncheckedIOException e) {
            printError(e.getMessage());
            return CANT_LISTEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OK;
        }
    }

    private void printRequest(JournalEntry entry) {
        err.println(
                entry.user().map(user -> user.value()).getOrElse("-") + " " + entry.method() + " " + entry.path() + " "
                        + entry.status().map(String::valueOf).getOrElse("no response") + " "
                        + entry.took().map(time -> time.toMillis() + " ms").getOrElse("-"));
    }

    private void printError(@Nullable String mistake) {
        err.println("interventions-emulator: " + mistake);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
