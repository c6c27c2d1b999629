package dev.interventions.cli.account;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import java.time.InstantSource;

/** An account of the emulator in this process, with a world that ends with it. */
public final class DemoAccount implements Account {

    private final World world = DemoWorld.create();
    private final EngageEmulator emulator = EngageEmulator.start(world);
    private final EngageClient client =
            EngageClient.connect(HttpSettings.of(emulator.baseUri(), () -> emulator.tokenOf(DemoWorld.ACTING)));

    @Override
    public Interventions interventions() {
        return client.interventions();
    }

    @Override
    public InstantSource clock() {
        return world::now;
    }

    @Override
    public String name() {
        return "demo";
    }

    /** The user who acts. */
    public static UserId user() {
        return DemoWorld.ACTING;
    }

    @Override
    public void close() {
        client.close();
        emulator.close();
    }
}
