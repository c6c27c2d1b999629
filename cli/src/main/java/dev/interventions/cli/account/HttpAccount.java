package dev.interventions.cli.account;

import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import java.time.InstantSource;

/** An account of the service. */
public final class HttpAccount implements Account {

    private final EngageClient client;
    private final String name;
    private final InstantSource clock;

    /** The account of these settings. Sends nothing before the first call. */
    public HttpAccount(HttpSettings settings, InstantSource clock) {
        this.client = EngageClient.connect(settings);
        this.name = settings.account();
        this.clock = clock;
    }

    @Override
    public Interventions interventions() {
        return client.interventions();
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        client.close();
    }
}
