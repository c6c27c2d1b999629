package dev.interventions.emulator;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/** Where an {@link EngageEmulator} listens, and how it answers where the service's material leaves a choice. Immutable. */
public final class EmulatorSettings {

    private static final int GREATEST_PORT = 65_535;
    private static final EmulatorSettings DEFAULTS =
            new EmulatorSettings("127.0.0.1", 0, false, Option.none(), "Opened", "Closed");

    private final String host;
    private final int port;
    private final boolean createAnswersPage;
    private final Option<Integer> requestsPerMinute;
    private final String openedText;
    private final String closedText;

    private EmulatorSettings(
            String host,
            int port,
            boolean createAnswersPage,
            Option<Integer> requestsPerMinute,
            String openedText,
            String closedText) {
        this.host = host;
        this.port = port;
        this.createAnswersPage = createAnswersPage;
        this.requestsPerMinute = requestsPerMinute;
        this.openedText = openedText;
        this.closedText = closedText;
    }

    /** 127.0.0.1 and a free port, an intervention as the answer of create, no limit of requests, and English texts. */
    public static EmulatorSettings defaults() {
        return DEFAULTS;
    }

    /** The same with another address of this machine, or its name. On any but a loopback one, others can reach the emulator. */
    public EmulatorSettings withHost(String newHost) {
        if (newHost.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        return new EmulatorSettings(newHost, port, createAnswersPage, requestsPerMinute, openedText, closedText);
    }

    /**
     * The same with another port; 0 takes a free one.
     *
     * @throws IllegalArgumentException if it is not from 0 to 65535
     */
    public EmulatorSettings withPort(int newPort) {
        if (newPort < 0 || newPort > GREATEST_PORT) {
            throw new IllegalArgumentException("port must be from 0 to " + GREATEST_PORT + ", but is " + newPort);
        }
        return new EmulatorSettings(host, newPort, createAnswersPage, requestsPerMinute, openedText, closedText);
    }

    /** The same, with create answering a page with the one intervention in it, as the older documentation declares, or not. */
    public EmulatorSettings withCreateAnswersPage(boolean newCreateAnswersPage) {
        return new EmulatorSettings(host, port, newCreateAnswersPage, requestsPerMinute, openedText, closedText);
    }

    /**
     * The same with a limit: beyond this many requests in any 60 seconds of real time, the answer is the documented 429. Requests
     * that are refused for their token or by the limit itself don't count; all others do, whatever their outcome.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public EmulatorSettings withRequestsPerMinute(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("requests per minute must be at least 1, but are " + limit);
        }
        return new EmulatorSettings(host, port, createAnswersPage, Option.some(limit), openedText, closedText);
    }

    /** The same with other texts for the field {@code status}, such as {@code Ouverte} and {@code Fermée}. */
    public EmulatorSettings withStatusTexts(String opened, String closed) {
        return new EmulatorSettings(
                host,
                port,
                createAnswersPage,
                requestsPerMinute,
                requireNonNull(opened, "opened"),
                requireNonNull(closed, "closed"));
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    boolean createAnswersPage() {
        return createAnswersPage;
    }

    Option<Integer> requestsPerMinute() {
        return requestsPerMinute;
    }

    String openedText() {
        return openedText;
    }

    String closedText() {
        return closedText;
    }
}
