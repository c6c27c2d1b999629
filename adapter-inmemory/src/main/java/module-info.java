/** The domain's rules over an in-memory world. */
module dev.interventions.inmemory {
    requires transitive dev.interventions.port;
    requires static transitive org.jspecify;

    exports dev.interventions.inmemory;
}
