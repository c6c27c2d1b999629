package dev.interventions.http;

import dev.interventions.http.transport.TimeSource;

/** Connects clients whose time the tests of this module control; the adapter offers this to no host. */
public final class ClientOnVirtualTime {

    private ClientOnVirtualTime() {}

    public static EngageClient connect(HttpSettings settings, TimeSource time) {
        return EngageClient.connect(settings, time);
    }
}
