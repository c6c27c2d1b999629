package dev.interventions.quickstart;

import dev.interventions.emulator.EngageEmulator;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import io.vavr.control.Option;

/** The emulator, and the HTTP adapter over a real socket. */
final class EmulatorBackend implements Backend {

    private final ScenarioData scenery = new ScenarioData();
    private final EngageEmulator emulator = EngageEmulator.start(scenery.world());
    private final EngageClient client =
            EngageClient.connect(HttpSettings.of(emulator.baseUri(), () -> emulator.tokenOf(scenery.agent())));

    @Override
    public String title() {
        return "over HTTP, against the emulator at " + emulator.baseUri();
    }

    @Override
    public Interventions interventions() {
        return client.interventions();
    }

    @Override
    public Option<ScenarioOutline> plot() {
        return Option.some(scenery.plot());
    }

    @Override
    public void close() {
        client.close();
        emulator.close();
    }
}
