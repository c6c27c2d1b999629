/** The port that hosts call and adapters implement. */
module dev.interventions.port {
    requires transitive dev.interventions.domain;
    requires static transitive org.jspecify;

    exports dev.interventions.port;
    exports dev.interventions.port.bot;
    exports dev.interventions.port.budget;
    exports dev.interventions.port.budget.store;
    exports dev.interventions.port.journal;
    exports dev.interventions.port.reference;
    exports dev.interventions.port.webhook;
}
