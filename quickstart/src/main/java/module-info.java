/** The example that a newcomer runs. */
module dev.interventions.quickstart {
    requires dev.interventions.emulator;
    requires dev.interventions.http;
    requires dev.interventions.inmemory;
    requires static transitive org.jspecify;
}
