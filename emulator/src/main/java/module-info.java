/** Serves the API over HTTP from an in-memory world. */
module dev.interventions.emulator {
    requires transitive dev.interventions.inmemory;
    requires jakarta.json;
    requires java.net.http;
    requires org.eclipse.parsson;
    requires static transitive org.jspecify;

    uses jakarta.json.spi.JsonProvider;

    exports dev.interventions.emulator;
    exports dev.interventions.emulator.delivery;
    exports dev.interventions.emulator.journal;
}
