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
 * What the arguments of the runnable jar ask for. Not by a library: loading one took a quarter of the time until the first response
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
     * An option.
     *
     * @param value what stands for its value in the help; empty if it takes none
     * @param effect on what was read before; throws {@link IllegalArgumentException} if the value is invalid
     */
    private record Known(String name, String value, String help, BiConsumer<CommandLine, String> effect) {

        static Known flag(String name, String help, Consumer<CommandLine> effect) {
            return new Known(name, "", help, (line, none) -> effect.accept(line));
        }

        static Known variant(String name, RecordVariant variant, String help) {
            return flag(name, help, line -> line.settings = line.settings.addingRecordVariant(variant));
        }

        boolean takesValue() {
            return !value.isEmpty();
        }

        String shown() {
            return takesValue() ? name + " " + value : name;
        }
    }

    private static final Seq<Known> OPTIONS = Vector.of(
            new Known(
                    "--port",
                    "N",
                    "The port to listen on; by default 0, for a free one.",
                    (line, value) -> line.settings = line.settings.withPort(number(value))),
            new Known(
                    "--host",
                    "HOST",
                    "The address to listen on; by default 127.0.0.1. If other machines can reach it, --allow-remote is"
                            + " needed.",
                    (line, value) -> line.settings = line.settings.withHost(value)),
            Known.flag(
                    "--allow-remote",
                    "Permits a host such as 0.0.0.0. Whoever reaches it can change everything in the emulator.",
                    line -> line.allowsRemote = true),
            Known.flag(
                    "--allow-remote-webhooks",
                    "Permits webhooks to other machines; otherwise only to localhost, 127.0.0.1 and [::1].",
                    line -> line.settings = line.settings.withRemoteWebhooks(true)),
            new Known(
                    "--seed",
                    "FILE",
                    "A JSON file that describes the initial world; by default a small sample world.",
                    (line, value) -> line.seed = Option.some(Path.of(value))),
            new Known(
                    "--persist",
                    "FILE",
                    "Keeps all states in this file, and begins with what is in it. --seed is then for new tenants.",
                    (line, value) -> line.persist = Option.some(Path.of(value))),
            new Known(
                    "--latency",
                    "MS",
                    "Each operation takes this many milliseconds; close and cancel hold the intervention's lock"
                            + " meanwhile.",
                    (line, value) -> line.settings = line.settings.withLatency(Duration.ofMillis(number(value)))),
            new Known(
                    "--rate-limit",
                    "N",
                    "Responds with 429 beyond this many requests in a minute of the emulated clock; the service's"
                            + " limit is 500. By default there is none.",
                    (line, value) -> line.settings = line.settings.withRequestsPerMinute(number(value))),
            new Known(
                    "--locale",
                    "LOCALE",
                    "The language of status: en (Opened, Closed; the default) or fr (Ouverte, Fermée).",
                    (line, value) -> line.settings = inLocale(value, line.settings)),
            Known.flag(
                    "--log",
                    "Prints a line on stderr for each request to the API: user, method, path, status and duration.",
                    line -> line.logs = true),
            Known.flag(
                    "--create-answers-page",
                    "Create responds with a page that holds the intervention, as in older documentation.",
                    line -> line.settings = line.settings.withCreateAnswersPage(true)),
            Known.variant(
                    "--custom-field-values",
                    RecordVariant.CUSTOM_FIELD_VALUES,
                    "Names custom fields custom_field_values in records, as in webhook samples."),
            Known.variant(
                    "--videntity-id",
                    RecordVariant.VIDENTITY_ID,
                    "Names the customer of a comment videntity_id, as in the schema of a comment."),
            Known.variant(
                    "--explicit-nulls",
                    RecordVariant.EXPLICIT_NULLS,
                    "Writes absent fields of records as null, as in webhook samples, rather than leaving them out."),
            Known.variant(
                    "--closed-at-last-reply",
                    RecordVariant.CLOSED_AT_LAST_REPLY,
                    "Writes the date of the last agent reply as closed_at, as in the CSV export."),
            Known.variant(
                    "--close-answers-open",
                    RecordVariant.CLOSE_ANSWERS_OPEN,
                    "Shows closed: false in the response of close, as in the documented sample."),
            Known.flag("--help", "Prints this text.", line -> line.wantsHelp = true),
            Known.flag("--version", "Prints the version.", line -> line.wantsVersion = true));

    /** Reads arguments of the form {@code --name VALUE} or {@code --name=VALUE}; left is what is wrong. */
    static Either<String, CommandLine> parse(String... arguments) {
        CommandLine line = new CommandLine();
        try {
            for (int next = 0; next < arguments.length; next++) {
                String[] parts = arguments[next].split("=", 2);
                Known option = known(parts[0]);
                if (option.takesValue() && parts.length == 1) {
                    next++;
                    require(next < arguments.length, option.shown() + " is given without its value");
                    line.apply(option, arguments[next]);
                } else {
                    require(option.takesValue() || parts.length == 1, option.name() + " takes no value");
                    line.apply(option, option.takesValue() ? parts[1] : "");
                }
            }
            require(
                    line.allowsRemote || line.settings.isLoopback(),
                    "other machines can reach --host " + line.settings.host()
                            + ", and could change everything in the emulator; add --allow-remote if that is intended");
            return Either.right(line);
        } catch (IllegalArgumentException e) {
            return Either.left(e.getMessage() + " (--help lists the options)");
        }
    }

    private static Known known(String name) {
        return OPTIONS.find(option -> option.name().equals(name))
                .getOrElseThrow(() -> new IllegalArgumentException("unknown option " + name));
    }

    private void apply(Known option, String value) {
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

    // ---- what was asked for ----

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
            it prints its base URI, the only line on stdout. It runs until it is stopped.

            Try it with the sample world, in which susan-token is the token of an agent:
              java -jar interventions-emulator.jar --port 8080
              curl -H 'Authorization: Bearer susan-token' http://127.0.0.1:8080/1.0/interventions
              curl -d thread_id=order-4711 -d identity_id=carla http://127.0.0.1:8080/_emulator/customer_messages
            GET /_emulator/health responds when it is ready; GET /_emulator/openapi.yaml describes all requests.

            Options:
            """ + OPTIONS.map(CommandLine::helpOf).mkString() + """

            Exit codes:
              0    after --help or --version
              1    it can't listen at that address, for example because the port is in use
              2    an invalid option, or a mistake in a file
              143  stopped by SIGTERM (130 by Ctrl+C)
            """;
    }

    private static String helpOf(Known option) {
        String indent = "\n" + " ".repeat(26);
        String help =
                option.help().replaceAll("(.{1,70})(?: +|$)", "$1" + indent).stripTrailing();
        return String.format("  %-23s %s\n", option.shown(), help);
    }
}
