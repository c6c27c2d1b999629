package dev.interventions.emulator;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The parsed arguments of the runnable jar. Parsed without a library, since loading one took a quarter of the time until the first response
 * (ADR 36).
 */
final class CommandLine {

    private static final String NUMBER = "[0-9]{1,9}";
    private static final Map<String, UnaryOperator<EmulatorSettings>> LOCALES = LinkedHashMap.of(
            "en", all -> all.withStatusTexts("Opened", "Closed"),
            "fr", all -> all.withStatusTexts("Ouverte", "Fermée"));

    private EmulatorSettings settings = EmulatorSettings.defaults();
    private Option<Path> seed = Option.none();
    private Option<Path> persist = Option.none();
    private boolean allowsRemote;
    private boolean logs;
    private boolean wantsHelp;
    private boolean wantsVersion;

    private CommandLine() {}

    /**
     * An option that the command line accepts.
     *
     * @param value the name of its value in the help; empty if it takes none
     * @param effect applies the option; throws {@link IllegalArgumentException} if the value is invalid
     */
    private record CliOption(String name, String value, String help, BiConsumer<CommandLine, String> effect) {

        static CliOption flag(String name, String help, Consumer<CommandLine> effect) {
            return new CliOption(name, "", help, (line, none) -> effect.accept(line));
        }

        static CliOption variant(String name, RecordVariant variant, String help) {
            return flag(name, help, line -> line.settings = line.settings.addingRecordVariant(variant));
        }

        boolean takesValue() {
            return !value.isEmpty();
        }

        String shown() {
            return takesValue() ? name + " " + value : name;
        }
    }

    private static final Seq<CliOption> OPTIONS = Vector.of(
            new CliOption(
                    "--port",
                    "N",
                    "The port to listen on; by default 0, for a free one.",
                    (line, value) -> line.settings = line.settings.withPort(number(value))),
            new CliOption(
                    "--host",
                    "HOST",
                    "The address to listen on; by default 127.0.0.1. An address that other machines can reach needs"
                            + " --allow-remote.",
                    (line, value) -> line.settings = line.settings.withHost(value)),
            CliOption.flag(
                    "--allow-remote",
                    "Permits a host such as 0.0.0.0. Anybody who can reach it can change everything in the emulator.",
                    line -> line.allowsRemote = true),
            CliOption.flag(
                    "--allow-remote-webhooks",
                    "Permits webhooks to other machines. By default, they are permitted only to localhost, 127.0.0.1 and [::1].",
                    line -> line.settings = line.settings.withRemoteWebhooks(true)),
            new CliOption(
                    "--seed",
                    "FILE",
                    "A JSON file that describes the initial world; by default a small sample world.",
                    (line, value) -> line.seed = Option.some(Path.of(value))),
            new CliOption(
                    "--persist",
                    "FILE",
                    "Keeps all states in this file, and begins with those that it has. --seed is then used for new tenants.",
                    (line, value) -> line.persist = Option.some(Path.of(value))),
            new CliOption(
                    "--latency",
                    "MS",
                    "Delays each operation by this many milliseconds; close and cancel hold the intervention's lock"
                            + " for this time.",
                    (line, value) -> line.settings = line.settings.withLatency(Duration.ofMillis(number(value)))),
            new CliOption(
                    "--rate-limit",
                    "N",
                    "Responds with 429 beyond this many requests in a minute of the emulated clock; the service's"
                            + " limit is 500. By default there is none.",
                    (line, value) -> line.settings = line.settings.withRequestsPerMinute(number(value))),
            new CliOption(
                    "--locale",
                    "LOCALE",
                    "The language of status: en (Opened, Closed; the default) or fr (Ouverte, Fermée).",
                    (line, value) -> line.settings = inLocale(value, line.settings)),
            CliOption.flag(
                    "--log",
                    "Prints a line on stderr for each request to the API: user, method, path, status and duration.",
                    line -> line.logs = true),
            CliOption.flag(
                    "--create-answers-page",
                    "Create responds with a page that holds the intervention, as in older documentation.",
                    line -> line.settings = line.settings.withCreateAnswersPage(true)),
            CliOption.variant(
                    "--custom-field-values",
                    RecordVariant.CUSTOM_FIELD_VALUES,
                    "Names custom fields custom_field_values in records, as in webhook samples."),
            CliOption.variant(
                    "--videntity-id",
                    RecordVariant.VIDENTITY_ID,
                    "Names the customer of a comment videntity_id, as in the schema of a comment."),
            CliOption.variant(
                    "--explicit-nulls",
                    RecordVariant.EXPLICIT_NULLS,
                    "Writes absent fields of records as null, as in webhook samples, rather than leaving them out."),
            CliOption.variant(
                    "--closed-at-last-reply",
                    RecordVariant.CLOSED_AT_LAST_REPLY,
                    "Writes the date of the last agent reply as closed_at, as in the CSV export."),
            CliOption.variant(
                    "--close-answers-open",
                    RecordVariant.CLOSE_ANSWERS_OPEN,
                    "Shows closed: false in the response of close, as in the documented sample."),
            CliOption.flag("--help", "Prints this text.", line -> line.wantsHelp = true),
            CliOption.flag("--version", "Prints the version.", line -> line.wantsVersion = true));

    /** Parses arguments of the form {@code --name VALUE} or {@code --name=VALUE}. Left is a message for the user. */
    static Either<String, CommandLine> parse(String... arguments) {
        CommandLine line = new CommandLine();
        try {
            for (int next = 0; next < arguments.length; next++) {
                String[] parts = arguments[next].split("=", 2);
                CliOption option = known(parts[0]);
                if (option.takesValue() && parts.length == 1) {
                    next++;
                    require(next < arguments.length, option.name() + " needs a value: " + option.shown());
                    line.apply(option, arguments[next]);
                } else {
                    require(option.takesValue() || parts.length == 1, option.name() + " takes no value");
                    line.apply(option, option.takesValue() ? parts[1] : "");
                }
            }
            require(
                    line.allowsRemote || line.settings.isLoopback(),
                    "other machines can reach --host " + line.settings.host()
                            + " and could change everything in the emulator; add --allow-remote if that is intended");
            return Either.right(line);
        } catch (IllegalArgumentException e) {
            return Either.left(e.getMessage() + " (--help lists the options)");
        }
    }

    private static CliOption known(String name) {
        return OPTIONS.find(option -> option.name().equals(name))
                .getOrElseThrow(() -> new IllegalArgumentException("unknown option " + name));
    }

    private void apply(CliOption option, String value) {
        try {
            option.effect().accept(this, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option.name() + ": " + e.getMessage(), e);
        }
    }

    private static int number(String text) {
        require(text.matches(NUMBER), "must be a whole number of at most 9 digits, but is " + text);
        return Integer.parseInt(text);
    }

    private static EmulatorSettings inLocale(String locale, EmulatorSettings settings) {
        require(LOCALES.containsKey(locale), "must be " + LOCALES.keySet().mkString(" or ") + ", but is " + locale);
        return LOCALES.get(locale).get().apply(settings);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    // ---- the parsed values ----

    EmulatorSettings settings() {
        return settings;
    }

    /** The file with the initial world; the sample world if it is absent. */
    Option<Path> seed() {
        return seed;
    }

    /** The file in which states are kept. */
    Option<Path> persist() {
        return persist;
    }

    /** Whether each request is printed. */
    boolean logs() {
        return logs;
    }

    boolean wantsHelp() {
        return wantsHelp;
    }

    boolean wantsVersion() {
        return wantsVersion;
    }

    // ---- help ----

    static String help() {
        return """
            Usage: interventions-emulator [OPTIONS]

            Emulates the Engage Digital Interventions API over HTTP, in memory. When it is ready,
            it prints its base URI as the only line on stdout. It runs until it is stopped.

            Try it with the sample world, in which susan-token is the token of an agent:
              java -jar interventions-emulator.jar --port 8080
              curl -H 'Authorization: Bearer susan-token' http://127.0.0.1:8080/1.0/interventions
              curl -d thread_id=order-4711 -d identity_id=carla http://127.0.0.1:8080/_emulator/customer_messages
            GET /_emulator/health responds with 200 when it is ready; GET /_emulator/openapi.yaml describes all requests.

            Options:
            """ + OPTIONS.map(CommandLine::helpOf).mkString() + """

            Exit codes:
              0    after --help or --version
              1    it can't listen at that address, for example because the port is in use
              2    an invalid option, or a mistake in a file
              143  stopped by SIGTERM (130 by Ctrl+C)
            """;
    }

    private static String helpOf(CliOption option) {
        String indent = "\n" + " ".repeat(26);
        String help =
                option.help().replaceAll("(.{1,70})(?: +|$)", "$1" + indent).stripTrailing();
        return String.format("  %-23s %s\n", option.shown(), help);
    }
}
