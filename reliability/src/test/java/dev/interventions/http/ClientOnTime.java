package dev.interventions.http;

import dev.interventions.http.transport.TimeSource;

/** Connects clients on a time of this module's tests; no host can choose the time of a client. */
public final class ClientOnTime {

    private ClientOnTime() {}

    public static EngageClient connect(HttpSettings settings, TimeSource time) {
        return EngageClient.connect(settings, time);
    }
}
