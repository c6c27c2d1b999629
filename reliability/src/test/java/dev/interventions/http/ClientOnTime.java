package dev.interventions.http;

import dev.interventions.http.transport.TimeSource;

/** Connects clients that use a test's time source. The public API doesn't permit this. */
public final class ClientOnTime {

    private ClientOnTime() {}

    public static EngageClient connect(HttpSettings settings, TimeSource time) {
        return EngageClient.connect(settings, time);
    }
}
