package dev.interventions.cli.account;

import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import java.time.Duration;
import java.time.InstantSource;

/** An account of the emulator in this process, with a world that ends with it. */
public final class DemoAccount implements Account {

    private static final Duration STEP = Duration.ofHours(6);

    private final DemoWorld demo = new DemoWorld();
    private final EngageEmulator emulator = EngageEmulator.start(demo.world());
    private final EngageClient client =
            EngageClient.connect(HttpSettings.of(emulator.baseUri(), () -> emulator.tokenOf(DemoWorld.ACTING)));

    @Override
    public Interventions interventions() {
        return client.interventions();
    }

    @Override
    public InstantSource clock() {
        return demo.world()::now;
    }

    @Override
    public String name() {
        return "demo";
    }

    /** Lets six hours pass, in which agents and customers do something. */
    @Override
    public void letTimePass() {
        demo.play(STEP);
    }

    @Override
    public void close() {
        client.close();
        emulator.close();
    }
}
